package dev.fanin.train;

import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fanin.graph.Engine;
import dev.fanin.kernel.Crew;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.ThreadCrew;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// After warm-up a step of training allocates nothing.
///
/// Other threads, such as those of the compiler or the tests, may allocate now and then; so it is
/// enough that the 39 steps after the first of one of many epochs allocate nothing, on all threads.
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SAMPLES = 320;

    @ParameterizedTest
    @CsvSource({"dense, sgd, 1", "dense, adam, 1", "dense, sgd, 2", "dense, adam, 2", "conv, adam, 1", "conv, adam, 2"})
    void aStepAllocatesNothing(String network, String optimizer, int threads) {
        Engine engine = new Engine(KernelProvider.plain(), threads == 1 ? Crew.alone() : new ThreadCrew(threads));
        Sequential layers = network.equals("dense")
                ? Sequential.of(input(8, 8, 1), flatten(), dense(32, "relu"), dense(3, "softmax"))
                : Sequential.of(input(8, 8, 1), conv2d(4, 3), flatten(), dense(3, "softmax"));
        assertThat(leastAllocated(layers, engine, optimizer, new Callback() {})).isZero();
    }

    /// The measurement sees one small array a step.
    @Test
    void itWouldBeSeen() {
        byte[][] kept = new byte[1][];
        Callback wasteful = new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                kept[0] = new byte[8];
            }
        };
        Sequential layers = Sequential.of(input(8, 8, 1), flatten(), dense(3, "softmax"));
        assertThat(leastAllocated(layers, Engine.plain(), "sgd", wasteful)).isGreaterThanOrEqualTo(38 * 8);
    }

    private static long leastAllocated(Sequential layers, Engine engine, String optimizer, Callback other) {
        int threads = engine.crew().threads();
        Model model = layers.build(seed(1), engine);
        model.compile(optimizer, "sparse_categorical_crossentropy", "accuracy");
        Tensor x = Tensor.zeros(Shape.of(SAMPLES, 8, 8, 1));
        seed(2).stream("x").fillNormal(x.array(), 0, 0, 1);
        Tensor y = Tensor.zeros(Shape.of(SAMPLES));
        long[] least = {Long.MAX_VALUE};
        long[] steps = {0};
        model.fit(x, y, Fit.epochs(40).batchSize(8).quietly().callback(other).callback(new Callback() {
            private long before;

            @Override
            public void onBatchEnd(Training training) {
                if (training.step() == 1) {
                    before = allocated(threads);
                } else if (training.step() == training.steps()) {
                    least[0] = Math.min(least[0], allocated(threads) - before);
                    steps[0] = training.step() - 1L;
                }
            }
        }));
        assertThat(steps[0]).isEqualTo(39);
        return least[0];
    }

    private static long allocated(int threads) {
        return threads == 1 ? THREADS.getCurrentThreadAllocatedBytes() : THREADS.getTotalThreadAllocatedBytes();
    }
}
