package dev.fanin.lab.theory;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jacobians of square layers, computed in double.
///
/// The mean of squared singular values is `tr J'J / n`, that of their squares `|J'J|^2 / n`: no
/// decomposition is needed.
class IsometryTest {

    private static final int N = 300;

    @Test
    void scores() {
        assertThat(Isometry.of(Activations.relu(), 1, 2, true, 10).score()).isCloseTo(10, within(1e-9));
        assertThat(Isometry.of(Activations.relu(), 1, 2, false, 10).score()).isCloseTo(20, within(1e-9));
        assertThat(Isometry.of(Activations.linear(), 1, 1, false, 10).score()).isCloseTo(10, within(1e-9));
        assertThat(Isometry.of(Activations.linear(), 1, 1, true, 10).score()).isCloseTo(0, within(1e-9));
        assertThat(Isometry.of(Activations.tanh(), 1 / 40.0, 1, true, 1).score())
                .isCloseTo(0.004, within(5e-4));
        assertThat(Isometry.of(Activations.tanh(), 0.25, 1, true, 1).score()).isCloseTo(0.137, within(1e-3));
        assertThat(Isometry.of(Activations.tanh(), 0.57, 1, true, 1).score()).isCloseTo(0.342, within(1e-3));
        assertThat(Isometry.of(Activations.relu(), 1, 2, true, 10).logMean()).isCloseTo(0, within(1e-9));
    }

    /// Means of two draws, within 15 per cent, since finite matrices stray.
    @ParameterizedTest
    @CsvSource({"true, true, 8", "true, false, 4", "false, false, 8"})
    void areThoseOfMatrices(boolean relu, boolean orthogonal, int layers) {
        double score = 0;
        int draws = 2;
        for (int draw = 0; draw < draws; draw++) {
            double[] product = multiplied(jacobian(relu, orthogonal, layers, draw), true);
            double trace = 0;
            double squares = 0;
            for (int i = 0; i < N * N; i++) {
                squares += product[i] * product[i] / N;
                trace += i % (N + 1) == 0 ? product[i] / N : 0;
            }
            score += (squares / (trace * trace) - 1) / draws;
        }
        double expected = Isometry.of(
                        relu ? Activations.relu() : Activations.linear(), 1, relu ? 2 : 1, orthogonal, layers)
                .score();
        assertThat(score).isCloseTo(expected, within(0.15 * expected));
    }

    /// By power iteration; 4, 6.75 and 14.93 within 12 per cent, since the
    /// largest is the last to come near its limit.
    @ParameterizedTest
    @CsvSource({"1, 4", "2, 6.75", "5, 14.93"})
    void theLargestSingularValueOfGaussianLayersGrowsWithTheirNumber(int layers, double square) {
        assertThat(Isometry.largestGaussianSquare(layers)).isCloseTo(square, within(0.003));
        double largest = 0;
        for (int draw = 0; draw < 4; draw++) {
            largest += largest(multiplied(jacobian(false, false, layers, 10 + draw), true)) / 4;
        }
        assertThat(largest).isCloseTo(square, within(0.12 * square));
    }

    private static double largest(double[] symmetric) {
        double[] vector = new double[N];
        java.util.Arrays.fill(vector, 1);
        double length = 0;
        for (int step = 0; step < 200; step++) {
            double[] next = new double[N];
            length = 0;
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    next[i] += symmetric[i * N + j] * vector[j];
                }
                length += next[i] * next[i];
            }
            length = Math.sqrt(length);
            for (int i = 0; i < N; i++) {
                vector[i] = next[i] / length;
            }
        }
        return length;
    }

    /// The product of layers, each with half of its rows at random for relu.
    private static double[] jacobian(boolean relu, boolean orthogonal, int layers, int draw) {
        Initializer initializer =
                orthogonal ? Initializers.named("orthogonal") : Initializers.randomNormal(Math.sqrt(1.0 / N));
        double[] product = null;
        for (int layer = 0; layer < layers; layer++) {
            String name = "layer " + draw + " " + layer;
            float[] weights = initializer
                    .initialize(Shape.of(N, N), new Fans(N, N), seed(7).stream(name))
                    .array();
            double[] matrix = new double[N * N];
            for (int i = 0; i < N; i++) {
                boolean on = !relu || seed(7).stream("gates").uniform(((long) draw * 1000 + layer) * N + i) < 0.5;
                for (int j = 0; j < N; j++) {
                    matrix[i * N + j] = on ? weights[i * N + j] * (relu ? Math.sqrt(2) : 1) : 0;
                }
            }
            product = product == null ? matrix : times(matrix, product, false);
        }
        return java.util.Objects.requireNonNull(product);
    }

    private static double[] multiplied(double[] matrix, boolean transposed) {
        return times(matrix, matrix, transposed);
    }

    private static double[] times(double[] a, double[] b, boolean transposed) {
        double[] product = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < N; k++) {
                double factor = transposed ? a[k * N + i] : a[i * N + k];
                for (int j = 0; j < N && factor != 0; j++) {
                    product[i * N + j] += factor * b[k * N + j];
                }
            }
        }
        return product;
    }
}
