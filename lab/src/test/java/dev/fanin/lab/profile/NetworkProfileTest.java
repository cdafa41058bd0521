package dev.fanin.lab.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NetworkProfileTest {

    private static final Rms ONE = new Rms(0, 0);

    @Nested
    class Decades {
        @Test
        void ofSignalReachFromTheInputToTheLastHiddenLayer() {
            NetworkProfile profile = new NetworkProfile(new Rms(1, 0), List.of(layer(0, 0), layer(-2, 0), layer(9, 0)));
            assertThat(profile.signalDecades()).isEqualTo(3);
        }

        @Test
        void ofSignalReachToTheSumsOfASingleLayer() {
            assertThat(new NetworkProfile(new Rms(1, 0), List.of(layer(4, 0))).signalDecades())
                    .isEqualTo(-3);
        }

        @Test
        void ofGradientReachFromTheOutputToTheFirstLayer() {
            NetworkProfile profile = new NetworkProfile(ONE, List.of(layer(0, -7), layer(0, 3), layer(0, -1)));
            assertThat(profile.gradientDecades()).isEqualTo(6);
        }

        private static LayerProfile layer(double log10, double gradient) {
            Histogram none = new Histogram(0, 1, List.of());
            Signal z = new Signal(0, 1, new Rms(log10, 0), none);
            return new LayerProfile("layer", 1, z, z, 0, 0, new Rms(gradient, 0), ONE, Rms.unknown());
        }
    }

    @Nested
    class RootMeanSquare {
        @Test
        void ofWhatIsZeroInfiniteOrNoNumberHasALogarithmThatSaysSo() {
            assertThat(Rms.ofMeanSquare(100).log10()).isEqualTo(1);
            assertThat(Rms.ofMeanSquare(0).log10()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(Rms.ofMeanSquare(Double.POSITIVE_INFINITY).log10()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(Rms.ofMeanSquare(Double.NaN).log10()).isNaN();
            assertThat(new Rms(-400, 0).value()).isZero();
            assertThat(new Rms(400, 0).value()).isInfinite();
        }

        @Test
        void liesSoManySpreadsFromAnother() {
            assertThat(new Rms(1, 0.5).distance(new Rms(-1, 0))).isCloseTo(4, within(1e-12));
        }
    }

    @Nested
    class SaturatedOutputs {
        @Test
        void lieWithinAHundredthOfABound() {
            assertThat(Saturation.of(Activations.sigmoid(), 0.009)).isTrue();
            assertThat(Saturation.of(Activations.sigmoid(), 0.011)).isFalse();
            assertThat(Saturation.of(Activations.sigmoid(), 0.991)).isTrue();
            assertThat(Saturation.of(Activations.tanh(), -0.991)).isTrue();
            assertThat(Saturation.of(Activations.tanh(), 0)).isFalse();
        }

        @Test
        void areNoneWithoutBoundsOnBothSides() {
            assertThat(Saturation.of(Activations.relu(), 0)).isFalse();
            assertThat(Saturation.isPossible(Activations.relu())).isFalse();
            assertThat(Saturation.isPossible(Activations.linear())).isFalse();
        }
    }
}
