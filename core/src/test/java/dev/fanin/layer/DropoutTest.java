package dev.fanin.layer;

import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Execution;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropoutTest {

    private static final int N = 100_000;

    @Test
    void passesEverythingOnOutsideTraining() {
        float[] x = run(0.5, seed(1), false, 0);
        assertThat(x).containsOnly(2);
    }

    /// As a probe does, which goes backward through a network that is not trained.
    @Test
    void passesTheGradientOnOutsideTraining() {
        Execution execution = execution(seed(1), dropout(0.25), dropout(0.5));
        execution.forward(1, true, 0);
        execution.forward(1, false, 0);
        Arrays.fill(execution.gradient(1), 3);
        execution.backward(false);
        assertThat(execution.gradient(0)).containsOnly(3);
    }

    /// The bits of the mask are those of the layer's stream, one value an element.
    @Test
    void dropsWhereTheUniformValueIsBelowTheRate() {
        RandomStream uniform = seed(1).stream("dropout").child("step 3");
        float[] x = run(0.25, seed(1), true, 3);
        for (int i = 0; i < N; i += 77) {
            assertThat(x[i] == 0).isEqualTo(uniform.uniform(i) < 0.25f);
        }
    }

    @Test
    void ofNothingNeedsNoWork() {
        assertThat(dropout(0).operation(Shape.of(5)).isIdentity()).isTrue();
        assertThat(dropout(0.1).operation(Shape.of(5)).isIdentity()).isFalse();
    }

    @Test
    void scalesUpWhatItKeeps() {
        float[] x = run(0.75, seed(1), true, 0);
        assertThat(x).containsOnly(0, 8);
    }

    /// The number dropped is binomial with standard error `sqrt(N r (1 - r))`; 5 of them, one false
    /// alarm in 1.7 million seeds.
    @Test
    void dropsTheShareStated() {
        for (double rate : new double[] {0.1, 0.5, 0.75}) {
            int dropped = 0;
            for (float value : run(rate, seed(1), true, 0)) {
                dropped += value == 0 ? 1 : 0;
            }
            double allowed = 5 * Math.sqrt(N * rate * (1 - rate));
            assertThat((double) dropped).isCloseTo(N * rate, within(allowed));
            // Negative control: two percentage points off would be seen.
            assertThat(Math.abs(dropped - N * (rate + 0.02))).isGreaterThan(allowed);
        }
    }

    @Test
    void theMaskFollowsFromSeedAndStep() {
        float[] mask = run(0.5, seed(1), true, 3);
        assertThat(run(0.5, seed(1), true, 3)).isEqualTo(mask);
        assertThat(run(0.5, seed(2), true, 3)).isNotEqualTo(mask);
        assertThat(run(0.5, seed(1), true, 4)).isNotEqualTo(mask);
    }

    @Test
    void twoDropoutsOfOneNetworkDropDifferentValues() {
        Execution execution = execution(seed(1), dropout(0.5), dropout(0.5));
        execution.forward(1, true, 0);
        float[] first = execution.activation(0);
        float[] second = execution.activation(1);
        int droppedNext = 0;
        int dropped = 0;
        for (int i = 0; i < N; i++) {
            dropped += first[i] == 0 ? 1 : 0;
            droppedNext += first[i] != 0 && second[i] == 0 ? 1 : 0;
        }
        // Half of what the first keeps is dropped by the second: about N / 4, standard error 137.
        assertThat((double) dropped).isCloseTo(N / 2.0, within(5 * 158.1));
        assertThat((double) droppedNext).isCloseTo(N / 4.0, within(5 * 136.9));
    }

    private static float[] run(double rate, Seed seed, boolean training, long step) {
        Execution execution = execution(seed, dropout(rate));
        execution.forward(1, training, step);
        return execution.activation(0);
    }

    private static Execution execution(Seed seed, Layer... layers) {
        Layer[] all = new Layer[layers.length + 1];
        all[0] = Layers.input(N);
        System.arraycopy(layers, 0, all, 1, layers.length);
        Network network = Network.of(List.of(all));
        Execution execution = new Execution(network, Weights.initialize(network, seed), 1, seed);
        Arrays.fill(execution.input(), 2);
        return execution;
    }
}
