package dev.fanin.kernel;

/// Random fills in plain Java: short passes over one tile, which the compiler vectorises.
///
/// Every pass is one loop over arrays of the tile, indexed alike. Fusing passes would save loads
/// and stores, but the compiler gives up on the longer loops: several times slower.
final class PlainTileKernels implements TileKernels {

    private static final int PARITY = 0x1BD11BDA;

    private final int[] exponents = new int[BLOCKS];
    private final int[] remainders = new int[BLOCKS];
    private final float[] radii = new float[BLOCKS];

    @Override
    public void words(int key0, int key1, long block, int[] words) {
        int key2 = PARITY ^ key0 ^ key1;
        for (int j = 0; j < BLOCKS; j++) {
            words[j] = (int) block + j + key0;
            words[BLOCKS + j] = (int) (block >>> 32) + key1;
        }
        rounds(words, 13, 15, 26, 6, key1, key2 + 1);
        rounds(words, 17, 29, 16, 24, key2, key0 + 2);
        rounds(words, 13, 15, 26, 6, key0, key1 + 3);
        rounds(words, 17, 29, 16, 24, key1, key2 + 4);
        rounds(words, 13, 15, 26, 6, key2, key0 + 5);
    }

    private static void rounds(int[] words, int a, int b, int c, int d, int add0, int add1) {
        for (int j = 0; j < BLOCKS; j++) {
            int x0 = words[j];
            int x1 = words[BLOCKS + j];
            x0 += x1;
            x1 = Integer.rotateLeft(x1, a) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, b) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, c) ^ x0;
            x0 += x1;
            x1 = Integer.rotateLeft(x1, d) ^ x0;
            words[j] = x0 + add0;
            words[BLOCKS + j] = x1 + add1;
        }
    }

    @Override
    public void uniform(int[] words, float low, float range, float last, float[] values) {
        // Java's min takes as long as all the rest.
        if (UniformValue.staysWithin(low, range, last)) {
            for (int i = 0; i < SIZE; i++) {
                values[i] = UniformValue.unbounded(words[i], low, range);
            }
            return;
        }
        for (int i = 0; i < SIZE; i++) {
            values[i] = UniformValue.of(words[i], low, range, last);
        }
    }

    @Override
    public void normal(int[] words, float mean, float deviation, float[] values) {
        exponents(words);
        remainders(words);
        radii();
        cosines(words, mean, deviation, values);
        sines(words, mean, deviation, values);
    }

    private void exponents(int[] words) {
        for (int j = 0; j < BLOCKS; j++) {
            exponents[j] = BoxMuller.exponent(words[j]);
        }
    }

    private void remainders(int[] words) {
        for (int j = 0; j < BLOCKS; j++) {
            remainders[j] = BoxMuller.remainder(words[j], exponents[j]);
        }
    }

    private void radii() {
        for (int j = 0; j < BLOCKS; j++) {
            radii[j] = BoxMuller.radius(exponents[j], remainders[j]);
        }
    }

    private void cosines(int[] words, float mean, float deviation, float[] values) {
        for (int j = 0; j < BLOCKS; j++) {
            values[j] = Math.fma(radii[j] * BoxMuller.cosine(words[BLOCKS + j]), deviation, mean);
        }
    }

    private void sines(int[] words, float mean, float deviation, float[] values) {
        for (int j = 0; j < BLOCKS; j++) {
            values[BLOCKS + j] = Math.fma(radii[j] * BoxMuller.sine(words[BLOCKS + j]), deviation, mean);
        }
    }

    @Override
    public void truncatedNormal(int[] words, float mean, float deviation, float[] values) {
        for (int i = 0; i < SIZE; i++) {
            values[i] = Math.fma(TruncatedQuantile.of(words[i]), deviation, mean);
        }
    }
}
