package dev.fanin.simd;

import static dev.fanin.random.Seed.seed;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.random.Law;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bits that this JVM draws, in a few hashes; runs as a program, too.
final class Bits {

    /// Before every line of the program, since a JVM writes warnings of its own.
    static final String MARK = "bits ";

    private static final RandomStream STREAM = seed(42).stream("dense/kernel");

    private static final List<Law> LAWS = List.of(
            new Law.Uniform(-1, 2),
            new Law.Uniform(-3e38, Float.MAX_VALUE),
            new Law.Normal(0.5, 2),
            Law.TruncatedNormal.atTwoDeviations(0.5, 2),
            new Law.TruncatedNormal(0.5, 2, 0, 7));

    private Bits() {}

    /// Prints the name of the kernels, then the hashes: so many values, so many times over.
    public static void main(String[] arguments) {
        System.out.println(MARK + KernelProvider.fastest().name());
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            hashes(Integer.parseInt(arguments[0])).forEach(line -> System.out.println(MARK + line));
        }
    }

    /// Returns the hashes of the first `count` values of every law, and of odd ranges.
    static List<String> hashes(int count) {
        List<String> lines = new ArrayList<>();
        for (Law law : LAWS) {
            lines.add(law + " " + hash(law, 0, count) + " " + hash(law, 77, 301) + " " + hash(law, (1L << 33) - 99, 600)
                    + " " + hash(law, Integer.MAX_VALUE - 5L, 13) + " " + hash(law, Long.MAX_VALUE - 2000, 31));
        }
        lines.add("integers " + Arrays.hashCode(STREAM.permutation(1000)));
        return lines;
    }

    private static int hash(Law law, long from, int count) {
        float[] values = new float[count];
        STREAM.fill(law, Span.of(from, values));
        return Arrays.hashCode(values);
    }
}
