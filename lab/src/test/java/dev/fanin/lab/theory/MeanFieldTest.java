package dev.fanin.lab.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.activation.CustomActivation;
import dev.fanin.activation.Elementwise;
import dev.fanin.math.Erf;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers from an independent computation in Python with quadrature of its own, where nothing else
/// is said.
class MeanFieldTest {

    private static final Elementwise TANH = Activations.tanh();
    private static final Elementwise RELU = Activations.relu();
    private static final Elementwise ERF = CustomActivation.of("erf", Erf::erf);

    @Nested
    class Edge {
        @ParameterizedTest
        @CsvSource({"0.01, 1.42421, 0.27330", "0.05, 1.76095, 0.57005", "0.1, 1.98607, 0.80580", "0.3, 2.50513, 1.46117"
        })
        void ofTanhForABiasVariance(double bias, double weight, double q) {
            EdgeOfChaos edge = EdgeOfChaos.ofBiasVariance(TANH, bias).orElseThrow();
            assertThat(edge.weightVariance()).isCloseTo(weight, within(1e-5));
            assertThat(edge.secondMoment()).isCloseTo(q, within(1e-5));
            assertThat(new MeanField(TANH, edge.weightVariance(), bias).chi1()).isCloseTo(1, within(1e-6));
        }

        @ParameterizedTest
        @CsvSource({
            "0.025, 1.048282, 1.81238e-5",
            "0.25, 1.393962, 0.00812515",
            "0.5, 1.687975, 0.0380412",
            "1, 2.153303, 0.150965"
        })
        void ofTanhForAVariance(double q, double weight, double bias) {
            EdgeOfChaos edge = EdgeOfChaos.ofSecondMoment(TANH, q).orElseThrow();
            assertThat(edge.weightVariance()).isCloseTo(weight, within(1e-6));
            assertThat(edge.biasVariance()).isCloseTo(bias, within(1e-6));
        }

        @ParameterizedTest
        @CsvSource({"0.01, 1.11428, 0.25321", "0.05, 1.37584, 0.51718", "0.1, 1.55212, 0.72636", "0.3, 1.96307, 1.31182"
        })
        void ofErf(double bias, double weight, double q) {
            EdgeOfChaos edge = EdgeOfChaos.ofBiasVariance(ERF, bias).orElseThrow();
            assertThat(edge.weightVariance()).isCloseTo(weight, within(1e-5));
            assertThat(edge.secondMoment()).isCloseTo(q, within(1e-5));
        }

        @Test
        void ofReluIsOnePoint() {
            assertThat(EdgeOfChaos.ofBiasVariance(RELU, 0).orElseThrow().weightVariance())
                    .isCloseTo(2, within(1e-9));
            assertThat(EdgeOfChaos.ofBiasVariance(RELU, 0.1)).isEmpty();
        }

        /// It takes weights of variance 103 and saturated sums.
        @Test
        void ofSigmoidIsOfNoUse() {
            EdgeOfChaos edge =
                    EdgeOfChaos.ofBiasVariance(Activations.sigmoid(), 0).orElseThrow();
            assertThat(edge.weightVariance()).isCloseTo(103, within(0.5));
            assertThat(edge.secondMoment()).isCloseTo(45.6, within(0.1));
            assertThat(EdgeOfChaos.ofSecondMoment(Activations.sigmoid(), 0.2647))
                    .isEmpty();
        }
    }

    @Nested
    class Tanh {
        @ParameterizedTest
        @CsvSource({
            "1.0, 0.7590, 1, 3.63", "1.3, 0.8802, 1, 7.83", "1.5, 0.9386, 1, 15.79", "1.7, 0.9867, 1, 74.9",
            "1.8, 1.0082, 0.9504, 125.8", "2.0, 1.0477, 0.7441, 25.2", "2.5, 1.1335, 0.4468, 11.80",
                    "4, 1.3424, 0.1651, 6.98"
        })
        void withBiasVarianceOfATwentieth(double weight, double chi, double c, double scale) {
            MeanField field = new MeanField(TANH, weight, 0.05);
            assertThat(field.chi1()).isCloseTo(chi, within(6e-5));
            assertThat(field.correlationFixedPoint()).isCloseTo(c, within(6e-5));
            assertThat(field.correlationScale()).isCloseTo(scale, within(0.006 * scale));
            assertThat(field.trainableDepth()).isCloseTo(6 * scale, within(0.04 * scale));
        }

        /// PyTorch's gain of 5/3, and LeCun's rule on the brink.
        @Test
        void withoutBiases() {
            assertThat(new MeanField(TANH, 25 / 9.0, 0).fixedPoint()).isCloseTo(1.178, within(1e-3));
            assertThat(new MeanField(TANH, 25 / 9.0, 0).chi1()).isCloseTo(1.2098, within(1e-4));
            assertThat(new MeanField(TANH, 0.9, 0).fixedPoint()).isZero();
            assertThat(new MeanField(TANH, 0.9, 0).chi1()).isCloseTo(0.9, within(1e-6));
        }

        /// q falls back to q* at the rate that xi_q says.
        @Test
        void comesBackToItsVariance() {
            MeanField field = new MeanField(TANH, 2, 0.05);
            double q = field.fixedPoint();
            double start = 1e-4 * q;
            double after = field.variance(field.variance(q + start)) - q;
            assertThat(after / start).isCloseTo(Math.exp(-2 / field.varianceScale()), within(1e-3));
        }
    }

    @Nested
    class Correlations {
        /// The closed form `c' = (sqrt(1 - c^2) + (pi - acos c) c) / pi` from c = 0.
        @Test
        void ofReluOnTheEdge() {
            MeanField field = new MeanField(RELU, 2, 0);
            double c = 0;
            double closed = 0;
            for (int layer = 1; layer <= 10; layer++) {
                c = field.correlation(c);
                closed = (Math.sqrt(1 - closed * closed) + (Math.PI - Math.acos(closed)) * closed) / Math.PI;
                assertThat(c).as("layer %d", layer).isCloseTo(closed, within(1e-7));
            }
            assertThat(field.correlation(0)).isCloseTo(0.318310, within(1e-6));
            assertThat(field.correlation(0.318310)).isCloseTo(0.493731, within(1e-5));
            assertThat(c).isCloseTo(0.871536, within(1e-6));
        }

        @Test
        void ofLeakyReluHaveTheirClosedForm() {
            double a = 0.3;
            MeanField field = new MeanField(Activations.leakyRelu(a), 2 / (1 + a * a), 0);
            for (double c : new double[] {-0.5, 0, 0.4, 0.9}) {
                double closed =
                        c + (1 - a) * (1 - a) / (Math.PI * (1 + a * a)) * (Math.sqrt(1 - c * c) - c * Math.acos(c));
                assertThat(field.correlation(c)).isCloseTo(closed, within(1e-7));
            }
        }

        /// `E erf(u) erf(v) = (2 / pi) asin(2 q c / (1 + 2 q))`.
        @Test
        void ofErfHaveTheirClosedForm() {
            MeanField field = new MeanField(ERF, 1.7, 0.1);
            double q = field.fixedPoint();
            double closed = (1.7 * 2 / Math.PI * Math.asin(2 * q * 0.4 / (1 + 2 * q)) + 0.1) / q;
            assertThat(field.correlation(0.4)).isCloseTo(closed, within(1e-8));
        }

        /// 400,000 draws of pairs; tolerance four standard errors, at most 1 / sqrt(draws) each.
        @ParameterizedTest
        @CsvSource({"tanh, 0.5", "gelu, 0.2", "sigmoid, -0.3", "elu, 0.9"})
        void areThoseOfDraws(String name, double c) {
            Elementwise phi = (Elementwise) Activations.named(name);
            MeanField field = new MeanField(phi, 1.5, 0.2);
            double q = field.fixedPoint();
            RandomStream random = Seed.seed(5).stream("pairs");
            double sum = 0;
            double slopes = 0;
            int draws = 400_000;
            for (int i = 0; i < draws; i++) {
                double u = random.normal(2L * i);
                double v = c * u + Math.sqrt(1 - c * c) * random.normal(2L * i + 1);
                sum += phi.value(Math.sqrt(q) * u) * phi.value(Math.sqrt(q) * v);
                slopes += phi.derivative(Math.sqrt(q) * u) * phi.derivative(Math.sqrt(q) * v);
            }
            assertThat(field.correlation(c)).isCloseTo((1.5 * sum / draws + 0.2) / q, within(0.008));
            assertThat(field.correlationSlope(c)).isCloseTo(1.5 * slopes / draws, within(0.008));
            LayerMoments moments = LayerMoments.of(phi, Math.log(q), 0);
            assertThat(moments.output().at(c) * Math.exp(moments.logSecond())).isCloseTo(sum / draws, within(0.006));
        }
    }

    @Test
    void aPhaseDiagramIsDeepestAtItsEdge() {
        List<Double> weights = List.of(1.0, 1.4, 1.7609, 2.5, 4.0);
        PhaseDiagram diagram = PhaseDiagram.of(TANH, weights, List.of(0.05, 0.1));
        List<Double> row = diagram.depthScales().getFirst();
        assertThat(row.indexOf(row.stream().max(Double::compare).orElseThrow())).isEqualTo(2);
        assertThat(row.get(0)).isCloseTo(3.63, within(0.01));
        assertThat(diagram.edge().get(0)).isCloseTo(1.76095, within(1e-5));
        assertThat(diagram.edge().get(1)).isCloseTo(1.98607, within(1e-5));
        assertThat(PhaseDiagram.of(RELU, List.of(2.0), List.of(0.1)).edge().getFirst())
                .isNaN();
    }

    @Test
    void variancesBelowZeroAreRefused() {
        assertThatThrownBy(() -> new MeanField(TANH, 1, -0.1))
                .hasMessage("Expected a positive weight variance and a bias variance of at least 0, got 1.0 and -0.1.");
    }
}
