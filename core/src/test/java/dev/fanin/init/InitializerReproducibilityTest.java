package dev.fanin.init;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Layer;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A weight is a function of seed, parameter path and element index.
class InitializerReproducibilityTest {

    private static final RandomStream STREAM = seed(42).stream("dense/kernel");

    /// Elements 0, 1, 2, 3 and 79 of a kernel of shape (5, 16), from an independent implementation
    /// in Python: b = the 32 bits of an element (Threefry-2x32-20 by its rotation table, tiles as
    /// in the javadoc of RandomStream).
    ///
    /// Uniform: `float32(low + (high - low) * (b >> 8) / 2^24)`, low and high in float32. Normal:
    /// `+-deviation * sqrt(2) erfinv(1 - 2 p)` with 40 digits, the sign from the top bit and `p =
    /// cut + (b mod 2^31 + 1/2) / 2^31 (1/2 - cut)`, cut = P(Z > 2) or 0.
    @Nested
    class Golden {
        @Test
        void glorotUniform() {
            assertKernel(
                    Initializers.glorotUniform(),
                    -0.24586856365203857f,
                    -0.29129910469055176f,
                    -0.24454280734062195f,
                    0.5066901445388794f,
                    0.5239441990852356f);
        }

        @Test
        void heNormal() {
            assertKernel(
                    Initializers.heNormal(),
                    0.41805073618888855f,
                    0.5080370306968689f,
                    0.4155271053314209f,
                    -0.04481593146920204f,
                    -0.017023814842104912f);
        }

        @Test
        void randomNormal() {
            assertKernel(
                    Initializers.randomNormal(1),
                    0.6127796173095703f,
                    0.747056782245636f,
                    0.6090334057807922f,
                    -0.06530583649873734f,
                    -0.02480578050017357f);
        }

        private static void assertKernel(Initializer initializer, float... expected) {
            float[] kernel = initializer
                    .initialize(Shape.of(5, 16), new Fans(5, 16), STREAM)
                    .array();
            assertThat(new float[] {kernel[0], kernel[1], kernel[2], kernel[3], kernel[79]})
                    .isEqualTo(expected);
        }
    }

    @Test
    void theSameSeedAndPathGiveTheSameBits() {
        Initializer initializer = Initializers.heNormal();
        float[] first = initializer
                .initialize(Shape.of(33, 65), new Fans(33, 65), STREAM)
                .array();
        float[] again = Initializers.named("he_normal")
                .initialize(Shape.of(33, 65), new Fans(33, 65), seed(42).stream("dense/kernel"))
                .array();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void oneInitializerInTwoLayersGivesTwoKernels() {
        Initializer shared = Initializers.glorotUniform();
        Weights weights = weights(42, dense(8).kernelInitializer(shared), dense(8).kernelInitializer(shared));
        assertThat(weights.get("dense/kernel").array())
                .isNotEqualTo(weights.get("dense_1/kernel").array());
    }

    @Test
    void anotherSeedGivesAnotherKernel() {
        assertThat(weights(42, dense(8)).get("dense/kernel").array())
                .isNotEqualTo(weights(43, dense(8)).get("dense/kernel").array());
    }

    @Test
    void aNamedLayerKeepsItsWeightsWhenAnotherIsPutBeforeIt() {
        Weights alone = weights(42, dense(8).named("last"));
        Weights behind = weights(42, dense(8).named("first"), dense(8).named("last"));
        assertThat(behind.get("last/kernel").array())
                .isEqualTo(alone.get("last/kernel").array());
    }

    /// Automatic names count positions, so this is the price of not naming a layer.
    @Test
    void anUnnamedLayerDoesNot() {
        Weights alone = weights(42, dense(8));
        Weights behind = weights(42, dense(8), dense(8));
        assertThat(behind.get("dense_1/kernel").array())
                .isNotEqualTo(alone.get("dense/kernel").array());
    }

    @Test
    void aBiasIsDrawnFromItsOwnStream() {
        Weights weights =
                weights(42, dense(8).kernelInitializer("random_normal").biasInitializer("random_normal"));
        float[] kernel = weights.get("dense/kernel").array();
        for (int i = 0; i < 8; i++) {
            assertThat(weights.get("dense/bias").array()[i]).isNotEqualTo(kernel[i]);
        }
    }

    private static Weights weights(long seed, Layer... layers) {
        List<Layer> all = new ArrayList<>(List.of(layers));
        all.addFirst(input(8));
        return Weights.initialize(Network.of(all), seed(seed));
    }
}
