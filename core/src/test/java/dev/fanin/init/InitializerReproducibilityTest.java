package dev.fanin.init;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

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
    /// Uniform: `float32(low + (high - low) * (b >> 8) / 2^24)`, low and high in float32. Normal
    /// and truncated normal: the formulas of BoxMuller and TruncatedQuantile with 40 digits.
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
                    Initializers.heNormal(), 0.5025881248, 0.413020548, 0.5053154227, -0.04481592901, -0.01702381414);
        }

        @Test
        void randomNormal() {
            assertKernel(
                    Initializers.randomNormal(1),
                    0.101929555949,
                    -0.488200169513,
                    1.53221278974,
                    0.189473476473,
                    -0.00301409413937);
        }

        private static void assertKernel(Initializer initializer, double... expected) {
            float[] kernel = initializer
                    .initialize(Shape.of(5, 16), new Fans(5, 16), STREAM)
                    .array();
            int[] elements = {0, 1, 2, 3, 79};
            for (int i = 0; i < elements.length; i++) {
                assertThat((double) kernel[elements[i]]).isCloseTo(expected[i], withinPercentage(5e-5));
            }
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
