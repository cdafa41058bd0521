package dev.fanin.kernel;

/// Whether the processor multiplies and adds in one instruction.
///
/// Java's [Math#fma] is exact everywhere, but without the instruction it computes with decimal
/// numbers of any length, a thousand times slower. Java does not tell which it is, so a few calls
/// are timed: one takes some nanoseconds, or tens in the interpreter, with the instruction, and
/// thousands before it is compiled without. The best of several rounds counts, so that a busy
/// machine is not mistaken for a slow instruction.
///
/// x86 has the instruction since 2013 (AVX2 and FMA3), ARM with 64 bits always.
public final class FusedMultiplyAdd {

    private static final int ROUNDS = 10;
    private static final int CALLS = 20;
    private static final long NANOS_A_CALL = 400;

    private static final boolean IN_HARDWARE = measure();

    private FusedMultiplyAdd() {}

    /// Returns whether products are to be added by [Math#fma].
    public static boolean isInHardware() {
        return IN_HARDWARE;
    }

    /// Returns `sum + x y`, rounded once where the processor has the instruction, else twice.
    static float add(float x, float y, float sum) {
        return IN_HARDWARE ? Math.fma(x, y, sum) : sum + x * y;
    }

    private static boolean measure() {
        float sum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                sum = Math.fma(sum, 0.7f, 0.3f);
            }
            // That the sum is a number is always true, and keeps the calls from being left out.
            if (System.nanoTime() - start < NANOS_A_CALL * CALLS && sum > 0) {
                return true;
            }
        }
        return false;
    }
}
