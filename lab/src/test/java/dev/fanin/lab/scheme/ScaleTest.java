package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Execution;
import dev.fanin.lab.profile.Chains;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final double STEP = 1e-3;

    private static Model model(double scale) {
        return Sequential.of(input(5), dense(5, "tanh"), Scale.of(scale), dense(3))
                .build(seed(1));
    }

    /// L = half the sum of squares of the output, by central differences.
    private static double loss(double scale, Tensor x) {
        double sum = 0;
        for (float value : Chains.forward(model(scale), x).activation(2)) {
            sum += 0.5 * value * value;
        }
        return sum;
    }

    @Test
    void theGradientOfTheScaleIsTheSlopeOfTheLoss() {
        Tensor x = Chains.gaussian(2, 7, 5);
        Execution run = Chains.forward(model(0.7), x);
        System.arraycopy(run.activation(2), 0, run.gradient(2), 0, 7 * 3);
        run.backward(true);

        double expected = (loss(0.7 + STEP, x) - loss(0.7 - STEP, x)) / (2 * STEP);
        assertThat((double) run.parameterGradients(1).getFirst()[0]).isCloseTo(expected, within(1e-3 * expected));
        for (int i = 0; i < 7 * 5; i++) {
            assertThat(run.activation(1)[i]).isEqualTo(0.7f * run.activation(0)[i]);
        }
    }

    @Test
    void whatGoesBackIsScaledToo() {
        Tensor x = Chains.gaussian(2, 7, 5);
        Execution half = Chains.forward(model(0.5), x);
        Execution one = Chains.forward(model(1), x);
        for (Execution run : new Execution[] {half, one}) {
            Arrays.fill(run.gradient(2), 1);
            run.backward(true);
        }
        for (int i = 0; i < 7 * 5; i++) {
            assertThat(half.gradient(0)[i]).isEqualTo(0.5f * one.gradient(0)[i]);
        }
    }

    @Test
    void aFrozenScaleIsNotLearned() {
        Scale frozen = Scale.of(2).trainable(false);

        assertThat(frozen.trainable()).isFalse();
        assertThat(frozen.named("s").config().number("start", 0)).isEqualTo(2);
    }
}
