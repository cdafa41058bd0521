package dev.fanin.dialect;

import dev.fanin.random.Threefry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A key of `jax.random`: two words from which every array is drawn afresh.
///
/// Bits, keys, uniform and normal values are those of JAX on a processor with fused multiply-add, to
/// the last bit; so are truncated normal ones cut at two standard deviations. Other cuts may be a
/// unit in the last place apart, which moves the values by as little.
///
/// Source: `jax/_src/random/threefry2x32.py` and `core.py`, and XLA on x86-64, which rounds a product
/// and the sum after it once. Deviation: only float32 is drawn.
///
/// @param first the first word of the key
/// @param second the second word of the key
/// @param counting how blocks are counted
public record JaxKey(int first, int second, JaxCounting counting) {

    private static final float ABOVE_MINUS_ONE = Math.nextUp(-1f);
    private static final float ROOT_TWO = (float) Math.sqrt(2);

    /// Returns `jax.random.key(seed)`, of which JAX with its usual 32-bit integers takes the lower 32
    /// bits.
    public static JaxKey of(long seed) {
        return new JaxKey(0, (int) seed, JaxCounting.PARTITIONABLE);
    }

    /// Returns the same key under another way of counting.
    public JaxKey withCounting(JaxCounting other) {
        return new JaxKey(first, second, other);
    }

    /// Returns the key `jax.random.fold_in(key, data)`.
    public JaxKey foldIn(int data) {
        return keyOf(block(0, data));
    }

    /// Returns the keys `jax.random.split(key, count)`.
    ///
    /// @param count at least 0
    public List<JaxKey> split(int count) {
        List<JaxKey> keys = new ArrayList<>();
        if (counting == JaxCounting.PARTITIONABLE) {
            for (int i = 0; i < count; i++) {
                keys.add(keyOf(block(0, i)));
            }
        } else {
            int[] words = bits(Math.multiplyExact(2, count));
            for (int i = 0; i < count; i++) {
                keys.add(new JaxKey(words[2 * i], words[2 * i + 1], counting));
            }
        }
        return List.copyOf(keys);
    }

    /// Returns the words `jax.random.bits(key, (count,))`.
    ///
    /// @param count at least 0
    public int[] bits(int count) {
        int[] words = new int[count];
        if (counting == JaxCounting.PARTITIONABLE) {
            for (int i = 0; i < count; i++) {
                long block = block(0, i);
                words[i] = (int) (block >>> 32) ^ (int) block;
            }
            return words;
        }
        int half = count - count / 2;
        for (int i = 0; i < half; i++) {
            // An odd array is filled up with a zero, the partner of its middle value.
            int partner = half + i < count ? half + i : 0;
            long block = block(i, partner);
            words[i] = (int) (block >>> 32);
            if (half + i < count) {
                words[half + i] = (int) block;
            }
        }
        return words;
    }

    /// Fills the array as `jax.random.uniform(key, shape, float32, low, high)`.
    public void uniform(float[] values, float low, float high) {
        int[] words = bits(values.length);
        float range = high - low;
        for (int i = 0; i < values.length; i++) {
            float unit = Float.intBitsToFloat((words[i] >>> 9) | 0x3F800000) - 1;
            values[i] = Math.max(low, Math.fma(unit, range, low));
        }
    }

    /// Fills the array as `jax.random.normal(key, shape)`.
    public void normal(float[] values) {
        uniform(values, ABOVE_MINUS_ONE, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = ROOT_TWO * XlaErf.inverse(values[i]);
        }
    }

    /// Fills the array as `jax.random.truncated_normal(key, lower, upper, shape)`.
    ///
    /// @param lower where the standard normal distribution is cut below
    /// @param upper where it is cut above, more than `lower`
    public void truncatedNormal(float[] values, float lower, float upper) {
        uniform(values, XlaErf.erf(lower / ROOT_TWO), XlaErf.erf(upper / ROOT_TWO));
        float least = Math.nextUp(lower);
        float largest = Math.nextDown(upper);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(ROOT_TWO * XlaErf.inverse(values[i]), least, largest);
        }
    }

    /// Returns `jax.random.permutation(key, n)`: the numbers 0 to n - 1, sorted by random words, more
    /// than once where equal words are likely.
    public int[] permutation(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        int rounds = (int) Math.ceil(3 * StrictMath.log(Math.max(1, n)) / StrictMath.log(0xFFFFFFFFL));
        JaxKey key = this;
        for (int round = 0; round < rounds; round++) {
            List<JaxKey> keys = key.split(2);
            key = keys.getFirst();
            order = sorted(order, keys.getLast().bits(n));
        }
        return order;
    }

    private static int[] sorted(int[] values, int[] by) {
        long[] places = new long[values.length];
        Arrays.setAll(places, i -> (Integer.toUnsignedLong(by[i]) << 31) | i);
        Arrays.sort(places);
        int[] moved = new int[values.length];
        Arrays.setAll(moved, i -> values[(int) places[i] & Integer.MAX_VALUE]);
        return moved;
    }

    private JaxKey keyOf(long block) {
        return new JaxKey((int) (block >>> 32), (int) block, counting);
    }

    private long block(int counter0, int counter1) {
        return Threefry.block(first, second, counter0, counter1);
    }
}
