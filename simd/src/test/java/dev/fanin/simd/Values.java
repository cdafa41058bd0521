package dev.fanin.simd;

import static dev.fanin.random.Seed.seed;

/// Reproducible normal values for tests.
final class Values {

    private Values() {}

    static float[] normal(String name, int size) {
        float[] values = new float[size];
        seed(1).stream(name).fillNormal(values, 0, 0, 1);
        return values;
    }
}
