package dev.fanin.model;

import static dev.fanin.activation.Activations.relu;
import static dev.fanin.activation.Activations.softmax;
import static dev.fanin.init.Initializers.heNormal;
import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.layer.Dense;
import dev.fanin.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialTest {

    private static Sequential network() {
        return Sequential.of(
                input(28, 28),
                flatten(),
                dense(16, "relu").biasInitializer("ones").named("hidden"),
                dropout(0.2),
                dense(4).withoutBias(),
                activation("softmax"));
    }

    @Test
    void isAValue() {
        assertThat(network()).isEqualTo(network()).hasSameHashCodeAs(network());
        assertThat(network()).isNotEqualTo(Sequential.of(input(28, 28), flatten(), dense(16, "relu")));
        assertThat(network()).hasToString("Sequential[InputLayer, Flatten, Dense, Dropout, Dense, Activation]");
    }

    @Test
    void typedAndNamedFormsAreEqual() {
        assertThat(Sequential.of(input(5), dense(32, relu()).kernelInitializer(heNormal()), dense(2, softmax())))
                .isEqualTo(Sequential.of(
                        input(5), dense(32, "relu").kernelInitializer("he_normal"), dense(2).activation("softmax")));
    }

    @Test
    void doesNotFollowTheListItWasMadeOf() {
        List<Layer> layers = new ArrayList<>(List.of(input(5), dense(2)));
        Sequential sequential = new Sequential(layers);
        layers.clear();
        assertThat(sequential.layers()).hasSize(2);
    }

    @Test
    void isCheckedWhenItIsMade() {
        assertThatThrownBy(() -> Sequential.of(dense(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A network starts with input(...) and has at least one layer after it, got [Dense].");
    }

    @Test
    void anotherKernelInitializerKeepsEverythingElse() {
        Sequential changed = network().withKernelInitializer(heNormal());
        assertThat(changed)
                .isEqualTo(Sequential.of(
                        input(28, 28),
                        flatten(),
                        dense(16, "relu")
                                .biasInitializer("ones")
                                .named("hidden")
                                .kernelInitializer("he_normal"),
                        dropout(0.2),
                        dense(4).withoutBias().kernelInitializer("he_normal"),
                        activation("softmax")));
        assertThat(changed.withKernelInitializer(Dense.of(1, relu()).kernelInitializer()))
                .isEqualTo(network());
    }

    @Test
    void anotherKernelInitializerUnderTheSameSeedKeepsTheBias() {
        Model before = network().build(seed(3));
        Model after = network().withKernelInitializer(heNormal()).build(seed(3));
        assertThat(after.weights().get("hidden/bias").array()).containsOnly(1);
        assertThat(after.weights().get("hidden/kernel").array())
                .isNotEqualTo(before.weights().get("hidden/kernel").array());
    }

    @Test
    void theSameValueAndSeedGiveTheSameBits() {
        Model first = network().build(seed(3));
        Model second = network().build(seed(3));
        first.weights()
                .values()
                .forEach((path, values) ->
                        assertThat(second.weights().get(path).array()).isEqualTo(values.array()));
    }

    @Test
    void itsSummaryShowsLayersWithoutWeightsToo() {
        assertThat(network().summary()).isEqualTo("""
                Model: "sequential"
                ┏━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━┓
                ┃ Layer (type)            ┃ Output Shape ┃ Param # ┃ Kernel initializer ┃ Fan-in ┃ Fan-out ┃ Expected std ┃
                ┡━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━┩
                │ flatten (Flatten)       │ (None, 784)  │       0 │ -                  │      - │       - │            - │
                ├─────────────────────────┼──────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ hidden (Dense)          │ (None, 16)   │  12,560 │ glorot_uniform     │    784 │      16 │      0.05000 │
                ├─────────────────────────┼──────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ dropout (Dropout)       │ (None, 16)   │       0 │ -                  │      - │       - │            - │
                ├─────────────────────────┼──────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ dense (Dense)           │ (None, 4)    │      64 │ glorot_uniform     │     16 │       4 │       0.3162 │
                ├─────────────────────────┼──────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ activation (Activation) │ (None, 4)    │       0 │ -                  │      - │       - │            - │
                └─────────────────────────┴──────────────┴─────────┴────────────────────┴────────┴─────────┴──────────────┘
                 Total params: 12,624 (49.31 KB)
                 Trainable params: 12,624 (49.31 KB)
                 Non-trainable params: 0 (0.00 B)
                """);
    }

    /// A summary draws no weights, so that a network too large for this machine can be looked at.
    @Test
    void itsSummaryCountsMoreParametersThanFitInMemory() {
        String summary =
                Sequential.of(input(100_000), dense(100_000), dense(1_000_000)).summary();
        assertThat(summary)
                .contains("│ dense (Dense)   │ (None, 100000)  │  10,000,100,000 │")
                .contains("│ dense_1 (Dense) │ (None, 1000000) │ 100,001,000,000 │")
                .contains(" Total params: 110,001,100,000 (409.79 GB)\n");
    }
}
