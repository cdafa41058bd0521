package dev.fanin.train;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Engine;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Why training ended before its last epoch, and that its end is told to all.
class DivergenceTest {

    private final Tensor x = Tensor.zeros(Shape.of(6, 2));
    private final Tensor y = Tensor.zeros(Shape.of(6, 1));

    @BeforeEach
    void ones() {
        Arrays.fill(x.array(), 1);
        Arrays.fill(y.array(), 1);
    }

    private static Model model(String loss) {
        Model model = Sequential.of(input(2), dense(3, "relu").named("first"), dense(1).named("second"))
                .build(seed(1), Engine.plain());
        model.compile(sgd(0.1), loss);
        return model;
    }

    private static Fit fit() {
        return Fit.epochs(3).batchSize(2).withoutShuffling().quietly();
    }

    private String stopped(Model model) {
        return model.fit(x, y, fit()).stopped();
    }

    @Test
    void anInputIsNamed() {
        x.array()[5] = Float.NaN;
        assertThat(stopped(model("mse")))
                .isEqualTo("the loss was NaN at step 2 of epoch 1; an input is not finite; 'fanin doctor' looks for the"
                        + " cause");
    }

    @Test
    void weightsAreNamed() {
        Model model = model("mse");
        model.weights().get("second/kernel").array()[1] = Float.POSITIVE_INFINITY;
        assertThat(stopped(model))
                .matches("the loss was (NaN|Infinity) at step 1 of epoch 1; weights of layer 'second' are not finite;"
                        + " 'fanin doctor' looks for the cause");
    }

    @Test
    void theLayerIsNamedThatOverflows() {
        Model model = model("mse");
        Arrays.fill(model.weights().get("first/kernel").array(), 1e30f);
        Arrays.fill(model.weights().get("second/kernel").array(), 1e30f);
        assertThat(stopped(model))
                .isEqualTo("the loss was Infinity at step 1 of epoch 1; the first values that are not finite come out"
                        + " of layer 'second'; 'fanin doctor' looks for the cause");
    }

    @Test
    void aTargetOrASampleWeightIsNamed() {
        y.array()[3] = Float.NaN;
        assertThat(stopped(model("mse")))
                .isEqualTo("the loss was NaN at step 2 of epoch 1; a target is not finite; 'fanin doctor' looks for the"
                        + " cause");
        y.array()[3] = 1;
        Tensor weights = Tensor.of(Shape.of(6), new float[] {1, 1, 1, 1, 1, Float.NaN});
        assertThat(model("mse").fit(x, y, fit().sampleWeights(weights)).stopped())
                .isEqualTo("the loss was NaN at step 3 of epoch 1; a sample weight is not finite; 'fanin doctor' looks"
                        + " for the cause");
    }

    @Test
    void theLossItselfIsNamed() {
        Model model = model("poisson");
        Arrays.fill(model.weights().get("first/kernel").array(), 1);
        Arrays.fill(model.weights().get("second/kernel").array(), -1);
        // Poisson takes the logarithm of what is put out, here -6.
        assertThat(stopped(model))
                .isEqualTo("the loss was NaN at step 1 of epoch 1; all layers put out finite values, and the loss made"
                        + " of them is not; 'fanin doctor' looks for the cause");
    }

    @Test
    void anInterruptEndsTrainingAfterTheStep() {
        List<String> heard = new ArrayList<>();
        History history = model("mse").fit(x, y, fit().callback(new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                if (training.epoch() == 2 && training.step() == 1) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void onEpochEnd(Training training, Map<String, Double> measures) {
                // A thread that is interrupted cannot write a file.
                heard.add("epoch " + Thread.currentThread().isInterrupted());
            }

            @Override
            public void onTrainEnd(Training training, History end) {
                heard.add("end of " + training.epoch() + " "
                        + Thread.currentThread().isInterrupted());
            }
        }));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.stopped()).isEqualTo("it was interrupted at step 2 of epoch 2");
        assertThat(heard).containsExactly("epoch false", "epoch false", "end of 2 false");
    }

    @Test
    void allHearOfTheEndThatAnExceptionMakes() {
        List<String> heard = new ArrayList<>();
        Callback noting = new Callback() {
            @Override
            public void onTrainEnd(Training training, History history) {
                heard.add(history.stopped());
                throw new IllegalStateException("second");
            }
        };
        Callback failing = new Callback() {
            @Override
            public void onEpochEnd(Training training, Map<String, Double> measures) {
                throw new UnsupportedOperationException("first");
            }
        };
        assertThatThrownBy(() -> model("mse")
                        .fit(x, y, fit().callback(noting).callback(failing).callback(noting)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
        assertThat(heard).hasSize(2).containsOnly("it failed with java.lang.UnsupportedOperationException: first");
        heard.clear();
        assertThatThrownBy(() -> model("mse").fit(x, y, fit().callback(noting).callback(noting)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heard).containsExactly("", "");
    }

    /// A callback that was not told of the beginning is not told of the end.
    @Test
    void whereTheBeginningFailsTheOthersAreLeftAlone() {
        List<String> heard = new ArrayList<>();
        Callback failing = new Callback() {
            @Override
            public void onTrainBegin(Training training) {
                throw new UnsupportedOperationException("no");
            }

            @Override
            public void onTrainEnd(Training training, History history) {
                heard.add("failing");
            }
        };
        Callback fine = new Callback() {
            @Override
            public void onTrainEnd(Training training, History history) {
                heard.add("fine");
            }
        };
        assertThatThrownBy(() -> model("mse").fit(x, y, fit().callback(fine).callback(failing)))
                .hasMessage("no");
        assertThat(heard).containsExactly("fine");
    }
}
