package dev.fanin.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Elementwise activations: their values against Keras, their derivatives against their values.
class ActivationsTest {

    private static final Golden.Table KERAS = Golden.table("ops.txt");

    static Stream<Elementwise> elementwise() {
        return Stream.of(
                Activations.linear(),
                Activations.relu(),
                Activations.sigmoid(),
                Activations.tanh(),
                new LeakyRelu(0.1));
    }

    @Nested
    class Names {
        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "sigmoid", "softmax", "tanh"})
        void areThoseOfKeras(String name) {
            assertThat(Activations.named(name).name()).isEqualTo(name);
        }

        @Test
        void areSuggestedWhereOneIsWrong() {
            assertThatThrownBy(() -> Activations.named("Relu"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Unknown activation 'Relu'; did you mean 'relu'?"
                            + " Known: linear, relu, sigmoid, softmax, tanh.");
        }
    }

    @Nested
    class Values {
        /// Relative to the larger of value and smallest normal number; Keras computes in float32.
        @ParameterizedTest
        @ValueSource(strings = {"linear", "relu", "sigmoid", "tanh"})
        void areThoseOfKeras(String name) {
            float[] z = KERAS.get("x");
            float[] expected = KERAS.get("activation." + name);
            float[] x = new float[z.length];
            Activations.named(name).forward(z, x, 1, z.length);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) x[i])
                        .as("%s(%s)", name, z[i])
                        .isCloseTo(expected[i], within(3e-7 * Math.abs(expected[i]) + 1e-37));
            }
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void agreeBetweenDoubleAndArrays(Elementwise phi) {
            float[] z = KERAS.get("x");
            float[] x = new float[z.length];
            phi.forward(z, x, 1, z.length);
            for (int i = 0; i < z.length; i++) {
                assertThat(x[i]).isEqualTo((float) phi.value(z[i]));
            }
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void stayWithinTheBoundsStated(Elementwise phi) {
            for (double z : new double[] {-1e30, -1000, -1, 0, 1, 1000, 1e30}) {
                assertThat(phi.value(z)).isBetween(phi.lower(), phi.upper());
            }
        }

        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void scaleWithTheSignalWhereTheySaySo(Elementwise phi) {
            if (phi.isHomogeneous()) {
                for (double z : new double[] {-2, -0.5, 0, 0.5, 2}) {
                    assertThat(phi.value(8 * z)).isEqualTo(8 * phi.value(z));
                }
            }
        }

        @Test
        void keepSmallProbabilitiesAndNotANumber() {
            assertThat(Activations.sigmoid().value(-700)).isCloseTo(Math.exp(-700), within(1e-315));
            assertThat(Activations.sigmoid().value(Double.NaN)).isNaN();
            float[] x = new float[1];
            Activations.relu().forward(new float[] {Float.NaN}, x, 1, 1);
            assertThat(x[0]).isNaN();
        }
    }

    @Nested
    class Derivatives {
        /// Central differences with h = 1e-5: truncation h^2/6 |phi'''| below 1e-10, rounding
        /// 1e-11.
        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void areThoseOfTheValue(Elementwise phi) {
            double h = 1e-5;
            for (double z = -6.05; z < 6; z += 0.1) {
                double expected = (phi.value(z + h) - phi.value(z - h)) / (2 * h);
                assertThat(phi.derivative(z)).isCloseTo(expected, within(1e-9));
            }
        }

        /// Backward may use x in place of z, as for sigmoid, and then loses a few float32
        /// roundings.
        @ParameterizedTest
        @MethodSource("dev.fanin.activation.ActivationsTest#elementwise")
        void areWhatGoingBackwardMultipliesWith(Elementwise phi) {
            float[] z = KERAS.get("x");
            float[] x = new float[z.length];
            float[] gradient = new float[z.length];
            Arrays.fill(gradient, 3);
            phi.forward(z, x, 1, z.length);
            phi.backward(z, x, gradient, 1, z.length);
            for (int i = 0; i < z.length; i++) {
                assertThat((double) gradient[i]).isCloseTo(3 * phi.derivative(z[i]), within(1e-6));
            }
        }

        @Test
        void takeTheLeftSideAtTheKinkOfRelu() {
            assertThat(Activations.relu().derivative(0)).isZero();
            assertThat(DoubleStream.of(Activations.relu().kinks()).toArray()).containsExactly(0);
        }
    }
}
