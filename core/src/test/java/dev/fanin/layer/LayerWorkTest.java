package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fanin.graph.Engine;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.ThreadCrew;
import dev.fanin.layer.LayerContract.Case;
import dev.fanin.layer.LayerContract.Trait;
import dev.fanin.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every layer promises about its work: shared out among threads it gives the same bits, and a
/// step takes no memory.
class LayerWorkTest {

    /// The work that is worth sharing out, which `Stage` knows, and some more.
    private static final int ENOUGH = 210_000;

    /// The memory that a stream of random numbers may take at each step.
    private static final long FOR_RANDOM_NUMBERS = 16_384;

    private static final int WARM_UP = 3;

    /// One elementwise activation stands for the others, which do the same around another formula.
    private static final Set<String> ACTIVATIONS = Set.of("linear", "relu", "softmax");

    static Stream<Case> cases() {
        return LayerContract.cases()
                .filter(c -> ACTIVATIONS.contains(c.layer().activation().name()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSameBitsOnAnyNumberOfThreads(Case c) {
        LayerContract one = new LayerContract(c, 1);
        int samples =
                1 + (int) (ENOUGH / (one.node().layer().operation(c.inputs()).work() + 4L * one.outputSize()));
        LayerContract alone = contract(c, samples, 1);
        alone.backward(samples);
        for (int threads = 2; threads <= 3; threads++) {
            LayerContract shared = contract(c, samples, threads);
            shared.backward(samples);
            for (int i = 0; i < c.inputs().size(); i++) {
                assertThat(shared.inputGradient(i)).isEqualTo(alone.inputGradient(i));
            }
            assertThat(shared.parameterGradients()).usingRecursiveComparison().isEqualTo(alone.parameterGradients());
            assertThat(shared.parameters()).usingRecursiveComparison().isEqualTo(alone.parameters());
            assertThat(shared.forward(samples)).isEqualTo(alone.forward(samples));
        }
    }

    /// Few samples of a large layer, whose columns are shared out: into 7 parts of which not all
    /// are alike, of 100 columns in runs of 16.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void givesTheSameBitsForFewSamplesOnAnyNumberOfThreads(int samples) {
        for (Layer layer : List.of(Layers.dense(100, "relu"), Layers.dense(3).withoutBias())) {
            Case c = Case.of(layer, (x, p, n, training) -> new double[0], Shape.of(ENOUGH / 6));
            float[] alone = contract(c, samples, 1).forward(samples);
            assertThat(contract(c, samples, 2).forward(samples)).isEqualTo(alone);
            assertThat(contract(c, samples, 7).forward(samples)).isEqualTo(alone);
        }
    }

    private static LayerContract contract(Case c, int samples, int threads) {
        return new LayerContract(c, samples, new Engine(KernelProvider.plain(), new ThreadCrew(threads)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepTakesNoMemory(Case c) {
        LayerContract contract = new LayerContract(c, LayerContract.BATCH);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP + 3; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            contract.step(LayerContract.BATCH);
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            least = i < WARM_UP ? least : Math.min(least, taken);
        }
        assertThat(least).isLessThanOrEqualTo(c.has(Trait.DRAWS) ? FOR_RANDOM_NUMBERS : 0);
    }
}
