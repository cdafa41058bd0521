package dev.fanin.dialect;

/// Keras on NumPy: drawn in double precision, then rounded.
record NumpyDraws(long seed) implements Draws {

    @Override
    public void uniform(float[] values, double low, double high) {
        NumpyGenerator generator = generator();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) generator.uniform(low, high);
        }
    }

    @Override
    public void normal(float[] values, double mean, double standardDeviation) {
        NumpyGenerator generator = generator();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) generator.normal(mean, standardDeviation);
        }
    }

    /// Keras draws as many values as it needs, drops those outside, and draws as many again; taking
    /// them one by one comes to the same values.
    @Override
    public void truncatedNormal(float[] values, double mean, double standardDeviation) {
        NumpyGenerator generator = generator();
        double low = mean - 2 * standardDeviation;
        double high = mean + 2 * standardDeviation;
        for (int i = 0; i < values.length; i++) {
            double value;
            do {
                value = generator.normal(mean, standardDeviation);
            } while (value < low || value > high);
            values[i] = (float) value;
        }
    }

    private NumpyGenerator generator() {
        return NumpyGenerator.seeded(seed, 0);
    }
}
