package dev.fanin.dialect;

import dev.fanin.math.Erf;

/// The generator of PyTorch's CPU: from a seed to the float32 values that PyTorch draws.
///
/// Every draw continues the one before it, as there: the same methods, called in the same order
/// with arrays of the same sizes, give the same values. Of the seed, the lower 32 bits count.
///
/// With [TorchCapability#AVX2], [#uniform], [#normal(float[], double, double)], [#permutation] and
/// [#random32] give the bits of PyTorch 1.13, the first two checked with LibTorch 2.7.1 too. Fewer
/// than 16 normal values come from functions that are accurate to an ulp of a double, so that a
/// float32 can differ; of 300 000 none did. [#truncatedNormal] is within 5 ulp of PyTorch 1.13, 95
/// of 100 values equal; from 2.12 on PyTorch draws otherwise.
///
/// With [TorchCapability#DEFAULT], the same holds but for 16 or more normal values: before the mean
/// is added, 16 of 1000 are an ulp or two away.
///
/// An instance is for one thread.
///
/// Source: PyTorch's `DistributionsHelper.h`, `DistributionTemplates.h` and `TensorFactories.cpp`.
/// No deviation but the above; values that are not contiguous there, are here.
public final class TorchGenerator {

    /// From here on PyTorch draws a permutation otherwise.
    private static final int LARGEST_PERMUTATION = 214_748_364;

    private final TorchCapability capability;
    private final MersenneTwister twister;

    /// The second value of the pair that was drawn last, not a number where it is used up.
    private double spare = Double.NaN;

    private TorchGenerator(long seed, TorchCapability capability) {
        this.twister = MersenneTwister.seeded((int) seed);
        this.capability = capability;
    }

    /// Returns the generator after `torch.manual_seed(seed)` on a processor with AVX2.
    public static TorchGenerator seeded(long seed) {
        return seeded(seed, TorchCapability.AVX2);
    }

    /// Returns the generator after `torch.manual_seed(seed)`.
    public static TorchGenerator seeded(long seed, TorchCapability capability) {
        return new TorchGenerator(seed, capability);
    }

    /// Returns the next 32 random bits.
    public int random32() {
        return twister.next();
    }

    /// Fills the array as `tensor.uniform_(from, to)`: multiples of 2^-24 in [0, 1), scaled.
    ///
    /// @param from finite, at most `to`
    /// @param to less than the largest float32 away from `from`
    public void uniform(float[] values, double from, double to) {
        float low = (float) from;
        float range = (float) to - low;
        if (!(from <= to && Float.isFinite(range))) {
            throw new IllegalArgumentException("Expected from <= to, no further apart than float32 reaches, got from "
                    + from + ", to " + to + ".");
        }
        for (int i = 0; i < values.length; i++) {
            float unit = unit();
            values[i] = switch (capability) {
                case AVX2 -> Math.fma(unit, range, low);
                case DEFAULT -> unit * range + low;
            };
        }
    }

    /// Fills the array as `tensor.normal_(mean, std)` fills a contiguous float32 tensor: fewer than
    /// 16 values by pairs in double precision, more by blocks of 16 in float32.
    ///
    /// @param std at least 0
    public void normal(float[] values, double mean, double std) {
        requireDeviation(std);
        if (values.length < TorchBoxMuller.BLOCK) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) normal(mean, std);
            }
            return;
        }
        fillUnit(values, 0);
        int at = 0;
        for (; at + TorchBoxMuller.BLOCK <= values.length; at += TorchBoxMuller.BLOCK) {
            TorchBoxMuller.transform(capability, values, at, (float) mean, (float) std);
        }
        if (at < values.length) {
            // PyTorch draws the last 16 values anew where the blocks leave a rest.
            int last = values.length - TorchBoxMuller.BLOCK;
            fillUnit(values, last);
            TorchBoxMuller.transform(capability, values, last, (float) mean, (float) std);
        }
    }

    /// Fills the array as `tensor.normal_(mean, std)` fills a contiguous float64 tensor.
    ///
    /// Within an ulp or two of PyTorch's values, whose logarithm, sine and cosine are those of the
    /// C library.
    ///
    /// @param std at least 0
    public void normal(double[] values, double mean, double std) {
        requireDeviation(std);
        if (values.length < TorchBoxMuller.BLOCK) {
            for (int i = 0; i < values.length; i++) {
                values[i] = normal(mean, std);
            }
            return;
        }
        fillUnit(values, 0);
        int at = 0;
        for (; at + TorchBoxMuller.BLOCK <= values.length; at += TorchBoxMuller.BLOCK) {
            TorchBoxMuller.transform(values, at, mean, std);
        }
        if (at < values.length) {
            int last = values.length - TorchBoxMuller.BLOCK;
            fillUnit(values, last);
            TorchBoxMuller.transform(values, last, mean, std);
        }
    }

    /// Fills the array as `nn.init.trunc_normal_(tensor, mean, std, a, b)` up to PyTorch 2.11: a
    /// normal distribution cut at `low` and `high`, by the inverse of its distribution function.
    ///
    /// @param std above 0, before the cut
    /// @param low the least value, not in units of `std`
    /// @param high the largest value, above `low`
    public void truncatedNormal(float[] values, double mean, double std, double low, double high) {
        if (!(std > 0 && low < high)) {
            throw new IllegalArgumentException(
                    "Expected std above 0 and low < high, got std " + std + ", low " + low + ", high " + high + ".");
        }
        double root = Math.sqrt(2);
        double first = (1 + Erf.erf((low - mean) / std / root)) / 2;
        double last = (1 + Erf.erf((high - mean) / std / root)) / 2;
        uniform(values, 2 * first - 1, 2 * last - 1);
        for (int i = 0; i < values.length; i++) {
            float value = TorchErfinv.of(values[i]) * (float) (std * root) + (float) mean;
            values[i] = Math.clamp(value, (float) low, (float) high);
        }
    }

    /// Returns the numbers 0 to n - 1 in the order of `torch.randperm(n)`.
    ///
    /// @param n at least 0, below 2^32 / 20
    public int[] permutation(int n) {
        if (n < 0 || n > LARGEST_PERMUTATION) {
            throw new IllegalArgumentException(
                    "Expected the length of a permutation from 0 to " + LARGEST_PERMUTATION + ", got " + n + ".");
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n - 1; i++) {
            int other = i + Integer.remainderUnsigned(random32(), n - i);
            int moved = order[i];
            order[i] = order[other];
            order[other] = moved;
        }
        return order;
    }

    private void fillUnit(float[] values, int from) {
        for (int i = from; i < values.length; i++) {
            values[i] = unit();
        }
    }

    private void fillUnit(double[] values, int from) {
        for (int i = from; i < values.length; i++) {
            values[i] = wideUnit();
        }
    }

    private float unit() {
        return (random32() & 0xFFFFFF) * 0x1p-24f;
    }

    private double wideUnit() {
        long high = (long) random32() << 32;
        return ((high | (random32() & 0xFFFFFFFFL)) & 0x1FFFFFFFFFFFFFL) * 0x1p-53;
    }

    private double normal(double mean, double std) {
        double value = spare;
        spare = Double.NaN;
        if (Double.isNaN(value)) {
            double angle = 2 * Math.PI * wideUnit();
            double radius = Math.sqrt(-2 * StrictMath.log1p(-wideUnit()));
            value = radius * StrictMath.cos(angle);
            spare = radius * StrictMath.sin(angle);
        }
        return value * std + mean;
    }

    private static void requireDeviation(double std) {
        if (!(std >= 0)) {
            throw new IllegalArgumentException("Expected a standard deviation of at least 0, got " + std + ".");
        }
    }
}
