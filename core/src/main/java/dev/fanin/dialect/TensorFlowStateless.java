package dev.fanin.dialect;

/// The stateless random functions of TensorFlow: every call of the same seed draws the same values.
///
/// Uniform values are TensorFlow's to the last bit. Normal values differ by at most 2 units in the
/// last place, one in a hundred and more, because sine, cosine and logarithm there are those of the
/// processor's vector library.
///
/// Source: `tensorflow/core/kernels/stateless_random_ops.cc` (how a seed becomes a key) and
/// `tensorflow/core/lib/random/random_distributions.h`. Deviation: only float32 is drawn, by the
/// algorithm Philox.
public final class TensorFlowStateless {

    private static final int GROUP = 4;

    /// The blocks that each four truncated values may use up.
    private static final long BLOCKS_OF_A_GROUP = 256;

    private static final float CUT = 2;
    private static final float LEAST = 1e-7f;

    private final int[] start;
    private final int key0;
    private final int key1;

    private TensorFlowStateless(int[] scrambled) {
        key0 = scrambled[0];
        key1 = scrambled[1];
        start = new int[] {scrambled[2], scrambled[3]};
    }

    /// Returns the generator of `seed=[seed0, seed1]`.
    public static TensorFlowStateless seeded(long seed0, long seed1) {
        int[] words = {(int) seed0, (int) (seed0 >>> 32), (int) seed1, (int) (seed1 >>> 32)};
        Philox.block(0x3EC8F720, 0x02461E29, words);
        return new TensorFlowStateless(words);
    }

    /// Fills the array as `tf.random.stateless_uniform(shape, seed)`, over [0, 1).
    public void uniform(float[] values) {
        for (int i = 0; i < values.length; i += GROUP) {
            int[] words = block(i / GROUP);
            for (int j = 0; j < Math.min(GROUP, values.length - i); j++) {
                values[i + j] = unit(words[j]);
            }
        }
    }

    /// Fills the array as `tf.random.stateless_uniform(shape, seed, low, high)`.
    public void uniform(float[] values, float low, float high) {
        uniform(values);
        move(values, high - low, low);
    }

    /// Fills the array as `tf.random.stateless_normal(shape, seed)`.
    public void normal(float[] values) {
        float[] pair = new float[2];
        for (int i = 0; i < values.length; i += 2) {
            int[] words = block(i / GROUP);
            normal(words[i % GROUP], words[i % GROUP + 1], pair);
            System.arraycopy(pair, 0, values, i, Math.min(2, values.length - i));
        }
    }

    /// Fills the array as `tf.random.stateless_normal(shape, seed, mean, stddev)`.
    public void normal(float[] values, float mean, float standardDeviation) {
        normal(values);
        move(values, standardDeviation, mean);
    }

    /// Fills the array as `tf.random.stateless_truncated_normal(shape, seed)`: what lies two standard
    /// deviations away or more is drawn again.
    public void truncatedNormal(float[] values) {
        float[] group = new float[GROUP];
        for (int i = 0; i < values.length; i += GROUP) {
            truncated(i / GROUP * BLOCKS_OF_A_GROUP, group);
            System.arraycopy(group, 0, values, i, Math.min(GROUP, values.length - i));
        }
    }

    /// Fills the array as `tf.random.stateless_truncated_normal(shape, seed, mean, stddev)`.
    public void truncatedNormal(float[] values, float mean, float standardDeviation) {
        truncatedNormal(values);
        move(values, standardDeviation, mean);
    }

    private void truncated(long firstBlock, float[] group) {
        float[] pair = new float[2];
        int found = 0;
        for (long block = firstBlock; ; block++) {
            int[] words = block(block);
            for (int j = 0; j < GROUP; j += 2) {
                normal(words[j], words[j + 1], pair);
                for (float value : pair) {
                    if (Math.abs(value) < CUT) {
                        group[found++] = value;
                        if (found == GROUP) {
                            return;
                        }
                    }
                }
            }
        }
    }

    private int[] block(long index) {
        int[] words = {(int) index, (int) (index >>> 32), start[0], start[1]};
        Philox.block(key0, key1, words);
        return words;
    }

    /// Box and Muller's pair, the sine first.
    private static void normal(int word0, int word1, float[] pair) {
        float u = Math.max(unit(word0), LEAST);
        float angle = (float) (2 * Math.PI * unit(word1));
        float radius = (float) Math.sqrt(-2 * (float) StrictMath.log(u));
        pair[0] = (float) StrictMath.sin(angle) * radius;
        pair[1] = (float) StrictMath.cos(angle) * radius;
    }

    private static float unit(int word) {
        return Float.intBitsToFloat((word & 0x7FFFFF) | 0x3F800000) - 1;
    }

    private static void move(float[] values, float factor, float offset) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * factor + offset;
        }
    }
}
