package dev.fanin.bench;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.kernel.Team;
import dev.fanin.random.Law;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Random fills of 400 MB on all processors, in values a microsecond; the memory fill of the same
/// run is what they are compared with.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 7, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class FillBench {

    private static final int VALUES = 100 << 20;
    private static final int SHARE = 1 << 18;
    private static final int KERNEL = 4096 * 4096;
    private static final Team TEAM = Team.ofAllProcessors();
    private static final RandomStream STREAM = Seed.seed(42).stream("kernel");

    private final float[] values = new float[VALUES];
    private final Initializer glorot = Initializers.glorotUniform();
    private final Target kernel = new Target(Shape.of(4096, 4096), new Fans(4096, 4096));

    /// What the values are drawn from.
    public enum Kind {
        UNIFORM,
        NORMAL,
        TRUNCATED_NORMAL;

        private Law law() {
            return switch (this) {
                case UNIFORM -> new Law.Uniform(-1, 1);
                case NORMAL -> new Law.Normal(0, 1);
                case TRUNCATED_NORMAL -> Law.TruncatedNormal.atTwoDeviations(0, 1);
            };
        }
    }

    /// The law, a parameter of [#draw].
    @State(Scope.Benchmark)
    public static class Drawn {
        @Param
        public Kind kind = Kind.UNIFORM;
    }

    /// The roof: how fast memory can be written.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void memory() {
        share((from, count) -> Arrays.fill(values, from, from + count, 1));
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void draw(Drawn drawn) {
        Law law = drawn.kind.law();
        share((from, count) -> STREAM.fill(law, Span.of(from, values, from, count)));
    }

    /// The kernel of a large Dense layer, its memory included.
    @Benchmark
    @OperationsPerInvocation(KERNEL)
    public float glorotUniform() {
        return glorot.initialize(kernel, STREAM).array()[0];
    }

    /// What the JDK offers: its default generator, one for each thread.
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void jdkGaussian() {
        share((from, count) -> {
            RandomGenerator generator =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(from);
            for (int i = 0; i < count; i++) {
                values[from + i] = (float) generator.nextGaussian();
            }
        });
    }

    @Benchmark
    @OperationsPerInvocation(VALUES)
    public void jdkUniform() {
        share((from, count) -> {
            SplittableRandom generator = new SplittableRandom(from);
            for (int i = 0; i < count; i++) {
                values[from + i] = generator.nextFloat() * 2 - 1;
            }
        });
    }

    private interface Work {
        void run(int from, int count);
    }

    private static void share(Work work) {
        TEAM.run(VALUES / SHARE, share -> work.run(share * SHARE, SHARE));
    }
}
