package dev.fanin.graph;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.add;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.concatenate;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.Crew;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.ThreadCrew;
import dev.fanin.layer.Dense;
import dev.fanin.layer.Symbol;
import dev.fanin.model.Functional;
import dev.fanin.model.Model;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On one thread every node waits for the one before; on several, samples run ahead.
class StretchTest {

    private static final int SAMPLES = 50;

    /// Shared, frozen and branching layers, activations apart, and a layer between that needs all
    /// samples at once; the last batch is smaller.
    private static Functional network() {
        Symbol x = input(40).named("x").on();
        Dense shared = dense(96, "tanh");
        Symbol left = shared.on(dense(40, "relu").on(x));
        Symbol right = shared.on(x);
        Symbol frozen = dense(96).trainable(false).on(add().on(left, right));
        Symbol apart = activation("relu").on(dense(96).on(frozen));
        Symbol joined = concatenate().on(batchNormalization().on(apart), left);
        Symbol deep = dense(80, "tanh").on(dense(96, "tanh").on(dense(96, "elu").on(joined)));
        return Functional.of(
                List.of(x),
                List.of(
                        dense(3).named("first").on(deep),
                        dense(1).named("second").on(deep)));
    }

    private static Model trained(Crew crew) {
        Model model = network().build(seed(1), new Engine(KernelProvider.plain(), crew));
        model.compile("sgd(learning_rate=0.01)", "mse");
        Tensor x = random("x", 40);
        model.fit(
                List.of(x),
                List.of(random("y", 3), random("z", 1)),
                Fit.epochs(3).batchSize(32).quietly());
        return model;
    }

    private static Tensor random(String name, int width) {
        Tensor tensor = Tensor.zeros(Shape.of(SAMPLES, width));
        seed(2).stream(name).fillNormal(tensor.array(), 0, 0, 1);
        return tensor;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void givesTheBitsOfOneThread(int threads) {
        Model alone = trained(Crew.alone());
        Model many = trained(new ThreadCrew(threads));
        alone.weights()
                .values()
                .forEach((path, tensor) ->
                        assertThat(many.weights().get(path).array()).as(path).isEqualTo(tensor.array()));
        Weights start = Weights.initialize(network().network(), seed(1));
        assertThat(many.weights().get("dense/kernel").array())
                .isNotEqualTo(start.get("dense/kernel").array());
        assertThat(alone.predict(random("x", 40)).array())
                .isEqualTo(many.predict(random("x", 40)).array());
    }
}
