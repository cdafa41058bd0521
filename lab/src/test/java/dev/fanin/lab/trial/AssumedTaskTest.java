package dev.fanin.lab.trial;

import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.embedding;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.layer.Layers.rescaling;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.loss.BinaryCrossentropy;
import dev.fanin.loss.MeanSquaredError;
import dev.fanin.loss.SparseCategoricalCrossentropy;
import dev.fanin.model.Definition;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssumedTaskTest {

    private static final int SAMPLES = 400;

    @Test
    void inputsHaveMeanZeroAndVarianceOne() {
        Tensor x = task(Sequential.of(input(10), dense(4, "softmax"))).x().getFirst();
        // 4000 values: standard errors 0.016 and 0.022; four of them leave chance one in 16,000.
        assertThat(mean(x)).isCloseTo(0, within(0.064));
        assertThat(square(x)).isCloseTo(1, within(0.09));
    }

    @Test
    void theFixedScalingThatANetworkBeginsWithIsUndone() {
        Tensor x = task(Sequential.of(input(10), rescaling(0.5, -3), dense(4, "softmax")))
                .x()
                .getFirst();
        assertThat(mean(x)).isCloseTo(6, within(0.13));
        assertThat(square(x) - mean(x) * mean(x)).isCloseTo(4, within(0.36));
    }

    @Test
    void picturesAreSmooth() {
        Tensor x = task(Sequential.of(input(9, 9, 1), conv2d(2, 3, "relu"), flatten(), dense(4, "softmax")))
                .x()
                .getFirst();
        double near = 0;
        double far = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            near += x.get(sample, 0, 0, 0) * x.get(sample, 0, 1, 0) / SAMPLES;
            far += x.get(sample, 0, 0, 0) * x.get(sample, 0, 8, 0) / SAMPLES;
        }
        // Neighbours share half of their variance; the standard error is 0.05.
        assertThat(near).isCloseTo(0.5, within(0.22));
        assertThat(far).isCloseTo(0, within(0.2));
    }

    @Test
    void wordsAreThoseOfTheTable() {
        Tensor x = task(Sequential.of(input(5), embedding(20, 3), flatten(), dense(4, "softmax")))
                .x()
                .getFirst();
        for (float word : x.array()) {
            assertThat(word).isBetween(0f, 19f).isEqualTo((float) Math.rint(word));
        }
    }

    @Test
    void targetsDependOnTheSamplesAndFitTheLoss() {
        Task classes = task(Sequential.of(input(10), dense(4, "softmax")));
        assertThat(classes.losses().getFirst()).isInstanceOf(SparseCategoricalCrossentropy.class);
        assertThat(classes.y().getFirst().array()).contains(0, 1, 2, 3);
        assertThat(classes.constantLoss(
                        Sequential.of(input(10), dense(4, "softmax")).network()))
                .isBetween(0.9, Math.log(4));

        Task bits = task(Sequential.of(input(10), dense(1, "sigmoid")));
        assertThat(bits.losses().getFirst()).isInstanceOf(BinaryCrossentropy.class);
        assertThat(bits.y().getFirst().array()).containsOnly(0, 1).contains(0, 1);

        Task numbers = task(Sequential.of(input(10), dense(2)));
        assertThat(numbers.losses().getFirst()).isInstanceOf(MeanSquaredError.class);
        assertThat(square(numbers.y().getFirst())).isBetween(0.3, 3.0);
        // Another teacher would give other targets, the same one the same.
        assertThat(task(Sequential.of(input(10), dense(2))).y().getFirst().array())
                .isEqualTo(numbers.y().getFirst().array());
    }

    private static Task task(Definition definition) {
        var network = definition.network();
        return AssumedTask.of(network, List.of(AssumedLoss.of(network, 0)), SAMPLES, seed(3));
    }

    private static double mean(Tensor x) {
        double sum = 0;
        for (float value : x.array()) {
            sum += value;
        }
        return sum / x.array().length;
    }

    private static double square(Tensor x) {
        double sum = 0;
        for (float value : x.array()) {
            sum += (double) value * value;
        }
        return sum / x.array().length;
    }
}
