package dev.fanin.dialect;

/// Keras on JAX: the seed is the key itself, not a number that a key is made from.
record JaxDraws(JaxKey key) implements Draws {

    private static final float CUT = 2;

    static JaxDraws of(long seed) {
        return new JaxDraws(new JaxKey((int) seed, 0, JaxCounting.PARTITIONABLE));
    }

    @Override
    public void uniform(float[] values, double low, double high) {
        key.uniform(values, (float) low, (float) high);
    }

    @Override
    public void normal(float[] values, double mean, double standardDeviation) {
        key.normal(values);
        move(values, (float) standardDeviation, (float) mean);
    }

    @Override
    public void truncatedNormal(float[] values, double mean, double standardDeviation) {
        key.truncatedNormal(values, -CUT, CUT);
        move(values, (float) standardDeviation, (float) mean);
    }

    private static void move(float[] values, float factor, float offset) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * factor + offset;
        }
    }
}
