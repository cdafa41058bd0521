package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.loss.Losses;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What eight rules of other tools say of eight networks of width 256, on 256 Gaussian samples.
///
/// The expected words are those of another implementation of the same thresholds, in Python, on
/// other draws. It does not say how the head began; here by LeCun's rule. With N(0, 1) in the head
/// too, AutoTrainer calls the tanh network of N(0, 1) exploding, and no other word changes.
class OtherRulesTest {

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "relu, glorot, 30, '-,-,hit,hit,-,hit,-,-'",
        "relu, glorot, 4, '-,-,-,-,-,-,-,-'",
        "relu, he, 30, '-,-,-,-,-,-,-,-'",
        "tanh, torch, 5, 'hit,WARN,hit,-,-,-,-,-'",
        "relu, torch, 10, 'hit,FAIL,hit,-,-,hit,-,-'",
        "tanh, gain 5/3, 50, 'hit,WARN,-,-,explode,-,-,-'",
        "tanh, normal, 5, 'hit,FAIL,-,-,-,-,-,-'",
        "sigmoid, glorot, 8, '-,-,-,hit,vanish,hit,-,-'",
    })
    void saysWhatItSaysElsewhere(String activation, String initializer, int depth, String expected) {
        ActivationFunction phi = Activations.named(activation);
        List<Layer> layers = new ArrayList<>(
                Chains.square(256, depth, phi, kernel(initializer)).layers());
        layers.add(Layers.dense(10, "softmax").kernelInitializer(Initializers.lecunNormal()));
        Network network = Network.of(layers);
        FirstBatch batch = FirstBatch.of(
                network,
                Weights.initialize(network, Seed.seed(1)),
                Chains.gaussian(2, 256, 256),
                Chains.labels(256, 10),
                Losses.sparseCategoricalCrossentropy().unclipped());

        assertThat(Arrays.stream(OtherRule.values())
                        .map(rule -> rule.says(batch))
                        .map(word -> word.isEmpty() ? "-" : word))
                .containsExactly(expected.split(","));
    }

    private static Initializer kernel(String name) {
        return switch (name) {
            case "glorot" -> Initializers.glorotNormal();
            case "he" -> Initializers.heNormal();
            case "torch" -> Common.torch();
            case "gain 5/3" -> Scheme.normal(25.0 / 9);
            case "normal" -> Initializers.randomNormal(1);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
