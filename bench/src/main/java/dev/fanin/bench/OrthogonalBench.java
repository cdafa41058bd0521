package dev.fanin.bench;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Orthogonal kernels on all processors, in milliseconds each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class OrthogonalBench {

    @Param({"1024", "4096"})
    private int size = 1024;

    @Benchmark
    public float orthogonal() {
        Initializer initializer = Initializers.orthogonal();
        Target target = new Target(Shape.of(size, size), new Fans(size, size));
        return initializer.initialize(target, Seed.seed(42).stream("kernel")).array()[0];
    }
}
