package dev.fanin.dialect;

/// Keras on PyTorch: a generator of its own for each call.
record TorchDraws(long seed) implements Draws {

    private static final int CANDIDATES = 4;
    private static final float CUT = 2;

    @Override
    public void uniform(float[] values, double low, double high) {
        TorchGenerator.seeded(seed).uniform(values, 0, 1);
        move(values, (float) (high - low), (float) low);
    }

    @Override
    public void normal(float[] values, double mean, double standardDeviation) {
        TorchGenerator.seeded(seed).normal(values, mean, standardDeviation);
    }

    /// Of four candidates for each value the first that is within two standard deviations, or else
    /// the first: about four values in a million are beyond the cut.
    @Override
    public void truncatedNormal(float[] values, double mean, double standardDeviation) {
        float[] candidates = new float[Math.multiplyExact(CANDIDATES, values.length)];
        TorchGenerator.seeded(seed).normal(candidates, 0, 1);
        for (int i = 0; i < values.length; i++) {
            int chosen = CANDIDATES * i;
            for (int j = CANDIDATES - 1; j >= 0; j--) {
                if (Math.abs(candidates[CANDIDATES * i + j]) < CUT) {
                    chosen = CANDIDATES * i + j;
                }
            }
            values[i] = candidates[chosen];
        }
        move(values, (float) standardDeviation, (float) mean);
    }

    private static void move(float[] values, float factor, float offset) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * factor + offset;
        }
    }
}
