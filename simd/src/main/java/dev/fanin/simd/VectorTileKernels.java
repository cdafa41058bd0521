package dev.fanin.simd;

import dev.fanin.kernel.BoxMuller;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.TileKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Random fills with the Vector API, where it gains: normal values. The compiler vectorises the
/// plain loops of all the others just as well.
///
/// Each vector is worked on in a method of its own, without a loop: the compiler gives up on long
/// loops over vectors.
final class VectorTileKernels implements TileKernels {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    /// The exponent field of the float 2^31, which a word below 2^32 with its lower bits cut stays
    /// under.
    private static final int FIELD_OF_TOP_BIT = 127 + 31;

    private static final int MANTISSA_BITS = 23;

    private final TileKernels plain = KernelProvider.plain().tiles();
    private final float[] radii = new float[BLOCKS];

    @Override
    public void words(int key0, int key1, long block, int[] words) {
        plain.words(key0, key1, block, words);
    }

    @Override
    public void uniform(int[] words, float low, float range, float last, float[] values) {
        plain.uniform(words, low, range, last, values);
    }

    @Override
    public void truncatedNormal(int[] words, float mean, float deviation, float[] values) {
        plain.truncatedNormal(words, mean, deviation, values);
    }

    @Override
    public void normal(int[] words, float mean, float deviation, float[] values) {
        for (int j = 0; j < BLOCKS; j += LANES) {
            radius(j, words, radii);
        }
        for (int j = 0; j < BLOCKS; j += LANES) {
            circle(j, words, radii, mean, deviation, values);
        }
    }

    private static void radius(int j, int[] words, float[] radii) {
        IntVector w = IntVector.fromArray(INTS, words, j).or(1);
        IntVector n = leadingZeros(w);
        FloatVector s = toFloat(w.lanewise(VectorOperators.LSHL, n).not().or(1)).mul(0x1p-32f);
        FloatVector p = s.broadcast(BoxMuller.P8).fma(s, s.broadcast(BoxMuller.P7));
        p = p.fma(s, s.broadcast(BoxMuller.P6));
        p = p.fma(s, s.broadcast(BoxMuller.P5));
        p = p.fma(s, s.broadcast(BoxMuller.P4));
        p = p.fma(s, s.broadcast(BoxMuller.P3));
        p = p.fma(s, s.broadcast(BoxMuller.P2));
        p = p.fma(s, s.broadcast(BoxMuller.P1));
        p = p.fma(s, s.broadcast(BoxMuller.P0));
        FloatVector negativeLog = toFloat(n).fma(s.broadcast(BoxMuller.LN_2), p.mul(s));
        negativeLog.add(negativeLog).sqrt().intoArray(radii, j);
    }

    /// The conversion to float finds the top bit; faster than the API's own count on processors
    /// that have no instruction for it. The bit below the top one is cleared, so that rounding
    /// cannot carry; a negative word has no leading zeros, whatever its float says.
    private static IntVector leadingZeros(IntVector w) {
        IntVector rounded = w.and(w.lanewise(VectorOperators.LSHR, 1).not());
        IntVector field = toFloat(rounded).reinterpretAsInts().lanewise(VectorOperators.LSHR, MANTISSA_BITS);
        IntVector zeros = IntVector.broadcast(INTS, FIELD_OF_TOP_BIT).sub(field);
        return zeros.and(w.lanewise(VectorOperators.ASHR, 31).not());
    }

    private static void circle(int j, int[] words, float[] radii, float mean, float deviation, float[] values) {
        FloatVector t = toFloat(IntVector.fromArray(INTS, words, BLOCKS + j)).mul(0x1p-31f);
        FloatVector y = t.mul(t);
        FloatVector one = t.broadcast(1);
        FloatVector twice = t.add(t);
        FloatVector r = FloatVector.fromArray(FLOATS, radii, j);
        FloatVector scale = t.broadcast(deviation);
        FloatVector center = t.broadcast(mean);

        FloatVector c = y.broadcast(BoxMuller.C5).fma(y, y.broadcast(BoxMuller.C4));
        c = c.fma(y, y.broadcast(BoxMuller.C3));
        c = c.fma(y, y.broadcast(BoxMuller.C2));
        c = c.fma(y, y.broadcast(BoxMuller.C1));
        c = c.fma(y, y.broadcast(BoxMuller.C0));
        c = c.mul(one.sub(twice).mul(one.add(twice)));
        r.mul(c).fma(scale, center).intoArray(values, j);

        FloatVector s = y.broadcast(BoxMuller.S5).fma(y, y.broadcast(BoxMuller.S4));
        s = s.fma(y, y.broadcast(BoxMuller.S3));
        s = s.fma(y, y.broadcast(BoxMuller.S2));
        s = s.fma(y, y.broadcast(BoxMuller.S1));
        s = s.fma(y, y.broadcast(BoxMuller.S0));
        s = s.mul(t).mul(one.sub(t).mul(one.add(t)));
        r.mul(s).fma(scale, center).intoArray(values, BLOCKS + j);
    }

    private static FloatVector toFloat(IntVector v) {
        return (FloatVector) v.convertShape(VectorOperators.I2F, FLOATS, 0);
    }
}
