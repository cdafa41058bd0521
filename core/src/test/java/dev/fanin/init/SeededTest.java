package dev.fanin.init;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An initializer's own seed, and what it does to parameters that share it.
class SeededTest {

    /// In Keras 3.15.1 an integer seed gives queries, keys and values equal kernels.
    @Test
    void oneSeedGivesQueriesKeysAndValuesThreeKernels() {
        Weights weights = weights(1, Initializers.seeded(Initializers.glorotUniform(), 42));
        assertThat(weights.get("query/kernel").array())
                .isNotEqualTo(weights.get("key/kernel").array())
                .isNotEqualTo(weights.get("value/kernel").array());
        assertThat(weights.get("key/kernel").array())
                .isNotEqualTo(weights.get("value/kernel").array());
    }

    @Test
    void theyAreEqualWhereThatIsAskedFor() {
        Weights weights = weights(1, Initializers.named("glorot_uniform(seed=42,shared=true)"));
        assertThat(weights.get("query/kernel").array())
                .isEqualTo(weights.get("key/kernel").array())
                .isEqualTo(weights.get("value/kernel").array());
    }

    @Test
    void theSeedOfTheNetworkHasNoPart() {
        Initializer seeded = Initializers.named("he_normal(seed=42)");
        assertThat(weights(1, seeded).get("key/kernel").array())
                .isEqualTo(weights(2, seeded).get("key/kernel").array());
        Initializer shared = Initializers.sharedDraw(Initializers.heNormal(), 42);
        assertThat(weights(1, shared).get("key/kernel").array())
                .isEqualTo(weights(2, shared).get("key/kernel").array());
    }

    @Test
    void aSeedStandsForThatOfTheNetwork() {
        assertThat(weights(1, Initializers.named("he_normal(seed=42)"))
                        .get("key/kernel")
                        .array())
                .isEqualTo(
                        weights(42, Initializers.heNormal()).get("key/kernel").array());
    }

    @Test
    void anotherSeedGivesAnotherDraw() {
        for (String rest : List.of("", ",shared=true")) {
            assertThat(weights(1, Initializers.named("he_normal(seed=1" + rest + ")"))
                            .get("key/kernel")
                            .array())
                    .isNotEqualTo(weights(1, Initializers.named("he_normal(seed=2" + rest + ")"))
                            .get("key/kernel")
                            .array());
        }
    }

    @Test
    void aStreamUnderAnotherSeedIsThatSeedsStreamOfThePath() {
        RandomStream stream = seed(1).stream("a").child("b");
        assertThat(stream.reseeded(seed(2)).bits(5))
                .isEqualTo(seed(2).stream("a").child("b").bits(5))
                .isNotEqualTo(stream.bits(5));
        assertThat(stream.reseeded(seed(1)).bits(5)).isEqualTo(stream.bits(5));
    }

    @Test
    void whatIsWrongIsToldInOneLine() {
        refuses("zeros(seed=1)", "'zeros' takes no parameters, got 'seed'.");
        refuses("he_normal(seed=1.5)", "'he_normal' expects a whole number of at most 64 bits for 'seed', got '1.5'.");
        refuses("he_normal(seed=1,shared=yes)", "'he_normal' expects true or false for 'shared', got 'yes'.");
        refuses(
                "he_normal(shared=true)",
                "'he_normal' got 'shared' without 'seed'; a shared draw needs a seed, as in 'seed=42,shared=true'.");
        assertThatThrownBy(() -> Initializers.seeded(Initializers.zeros(), 1))
                .hasMessage("'zeros' draws nothing, so it takes no seed.");
        assertThatThrownBy(() -> Initializers.seeded(Initializers.named("he_normal(seed=1)"), 2))
                .hasMessage("An initializer takes one seed, got a second for 'he_normal(seed=1)'.");
    }

    private static void refuses(String text, String message) {
        assertThatThrownBy(() -> Initializers.named(text)).hasMessage(message);
    }

    private static Weights weights(long seed, Initializer initializer) {
        return Weights.initialize(
                Network.of(List.of(
                        input(8),
                        dense(8).named("query").kernelInitializer(initializer),
                        dense(8).named("key").kernelInitializer(initializer),
                        dense(8).named("value").kernelInitializer(initializer))),
                seed(seed));
    }
}
