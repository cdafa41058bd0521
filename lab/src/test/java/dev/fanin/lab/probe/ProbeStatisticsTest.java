package dev.fanin.lab.probe;

import static dev.fanin.init.Initializers.constant;
import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.init.Initializers.zeros;
import static dev.fanin.lab.profile.Chains.gaussian;
import static dev.fanin.lab.profile.Chains.labels;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeStatisticsTest {

    private static final Loss CROSSENTROPY =
            Losses.sparseCategoricalCrossentropy().unclipped();

    @Nested
    class Shares {
        /// Beyond 0.99 lies what has a sum beyond atanh 0.99 = 2.647; of N(0, q) with q = 64 that
        /// is a share of 0.741. 200 x 256 values that hang together through 64 inputs: 0.03.
        @Test
        void ofSaturatedOutputsAreThoseBeyondTheMargin() {
            Model model = Chains.classifier(64, 256, 1, Activations.tanh(), randomNormal(1), 2)
                    .build(seed(1));
            NetworkProfile profile = Probe.measure(model, CROSSENTROPY, gaussian(1, 200, 64), labels(200, 2));
            assertThat(profile.layers().getFirst().saturated()).isCloseTo(0.741, within(0.03));
            assertThat(profile.layers().getLast().saturated()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"relu", "tanh", "sigmoid", "linear"})
        void ofHistogramsAddUpToOne(String phi) {
            Model model = Chains.classifier(16, 16, 3, Activations.named(phi), randomNormal(1), 3)
                    .build(seed(1));
            for (LayerProfile layer : measure(model).layers()) {
                assertThat(sum(layer.preActivation().histogram().shares())).isCloseTo(1, within(1e-9));
                assertThat(sum(layer.activation().histogram().shares())).isCloseTo(1, within(1e-9));
            }
        }

        private static double sum(Iterable<Double> shares) {
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            return sum;
        }
    }

    @Nested
    class Extremes {
        @Test
        void infinityAndNotANumberAreReportedAndThrowNothing() {
            NetworkProfile profile = measure(Chains.classifier(16, 16, 3, Activations.linear(), randomNormal(1e20), 3)
                    .build(seed(1)));
            assertThat(profile.layers().get(0).preActivation().rms().log10()).isFinite();
            assertThat(profile.layers().get(1).preActivation().rms().log10()).isNotFinite();
            assertThat(profile.layers().get(2).preActivation().rms().log10()).isNaN();
            assertThat(profile.layers().get(0).gradient().log10()).isNaN();
        }

        @Test
        void positiveSumsThatOverflowAreInfinite() {
            NetworkProfile profile = measure(Chains.classifier(16, 16, 2, Activations.relu(), constant(1e30), 3)
                    .build(seed(1)));
            assertThat(profile.layers().get(1).preActivation().rms().log10()).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void noSignalIsMinusInfinity() {
            NetworkProfile profile = measure(
                    Chains.classifier(16, 16, 2, Activations.relu(), zeros(), 3).build(seed(1)));
            LayerProfile first = profile.layers().getFirst();
            assertThat(first.activation().rms().log10()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(first.gradient().log10()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(first.dead()).isEqualTo(1);
            assertThat(profile.signalDecades()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    private static NetworkProfile measure(Model model) {
        return Probe.measure(model, CROSSENTROPY, gaussian(1, 30, 16), labels(30, 3));
    }
}
