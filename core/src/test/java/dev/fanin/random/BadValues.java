package dev.fanin.random;

/// Generators with known faults, for checks to find.
final class BadValues {

    private BadValues() {}

    /// The lowest 16 bits of the state of java.util.Random, as a value in [0, 1): they repeat after
    /// 65,536 steps.
    static Values lowBits() {
        return (values, from) -> {
            long state = 0;
            for (long i = 0; i < from % 65_536; i++) {
                state = next(state);
            }
            for (int i = 0; i < values.length; i++) {
                state = next(state);
                values[i] = (state & 0xFFFF) * 0x1p-16f;
            }
        };
    }

    private static long next(long state) {
        return state * 0x5DEECE66DL + 0xBL;
    }

    /// Standard normal values, each with the given correlation with the one that stands `lag`
    /// before.
    static Values correlated(RandomStream stream, int lag, double correlation) {
        float own = (float) Math.sqrt(1 - correlation * correlation);
        return (values, from) -> {
            float[] source = new float[values.length + lag];
            stream.fillNormal(source, from, 0, 1);
            for (int i = 0; i < values.length; i++) {
                values[i] = own * source[i + lag] + (float) correlation * source[i];
            }
        };
    }

    /// The values of a row, of which, from the given number on, 22 in a hundred repeat those that
    /// stand `lag` before.
    static Values repeating(Values row, long lag) {
        return (values, from) -> {
            row.fill(values, from);
            float[] earlier = new float[values.length];
            row.fill(earlier, Math.max(0, from - lag));
            for (int i = 0; i < values.length; i++) {
                if (from >= lag && i % 50 < 11) {
                    values[i] = earlier[i];
                }
            }
        };
    }
}
