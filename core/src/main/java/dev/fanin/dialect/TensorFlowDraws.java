package dev.fanin.dialect;

/// Keras on TensorFlow: the stateless functions, with the seed brought into 31 bits.
record TensorFlowDraws(TensorFlowStateless random) implements Draws {

    private static final long SEEDS = Integer.MAX_VALUE - 1;

    static TensorFlowDraws of(long seed) {
        return new TensorFlowDraws(TensorFlowStateless.seeded(Math.floorMod(seed, SEEDS), 0));
    }

    @Override
    public void uniform(float[] values, double low, double high) {
        random.uniform(values, (float) low, (float) high);
    }

    @Override
    public void normal(float[] values, double mean, double standardDeviation) {
        random.normal(values, (float) mean, (float) standardDeviation);
    }

    @Override
    public void truncatedNormal(float[] values, double mean, double standardDeviation) {
        random.truncatedNormal(values, (float) mean, (float) standardDeviation);
    }
}
