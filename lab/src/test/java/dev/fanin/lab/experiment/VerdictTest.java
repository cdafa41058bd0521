package dev.fanin.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.profile.Histogram;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.lab.profile.Signal;
import dev.fanin.train.History;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final double NOTHING_LEFT = Double.NEGATIVE_INFINITY;

    @Nested
    class Judgement {
        /// Ten classes: accuracy 0.82 is four fifths of the way from chance to perfection.
        @Test
        void dependsOnTheShareOfWhatThereIsToLearn() {
            assertThat(judge(0.83).text()).startsWith("Learns: ");
            assertThat(judge(0.83).healthy()).isTrue();
            assertThat(judge(0.81).text()).startsWith("Learns too slowly, although ");
            assertThat(judge(0.81).healthy()).isFalse();
            assertThat(judge(0.20).text()).startsWith("Learns too slowly, although ");
            assertThat(judge(0.18).text()).startsWith("Does not learn, although ");
            assertThat(judge(0.05).text()).startsWith("Does not learn, although ");
            assertThat(judge(0.18).healthy()).isFalse();
        }

        @Test
        void isDivergenceWhereTrainingStopped() {
            Verdict verdict = Verdict.of(profile(0, 0), history("the loss was NaN at step 3 of epoch 1"), 0.9, 10);
            assertThat(verdict.text())
                    .isEqualTo("Diverges (the loss was NaN at step 3 of epoch 1), although signal and gradient keep"
                            + " their size: try another learning rate or more epochs.");
            assertThat(verdict.healthy()).isFalse();
        }

        private static Verdict judge(double accuracy) {
            return Verdict.of(profile(0, 0), history(""), accuracy, 10);
        }
    }

    @Nested
    class Reasons {
        @Test
        void nameWhatSignalAndGradientDo() {
            assertThat(judge(0.9, -0.9)).isEqualTo("Learns: signal and gradient keep their size.");
            assertThat(judge(-3.04, -21.6))
                    .isEqualTo("Learns, although the signal shrinks by 10^3.0 on its way in,"
                            + " the gradient shrinks by 10^22 on its way back.");
            assertThat(judge(1.4, 0))
                    .isEqualTo("Learns, although the signal grows by 10^1.4 on its way in,"
                            + " the gradient keeps its size on its way back.");
            assertThat(judge(0, 2))
                    .isEqualTo("Learns, although the signal keeps its size on its way in,"
                            + " the gradient grows by 10^2.0 on its way back.");
        }

        @Test
        void nameSignalAndGradientWhereTheyHoldARunBack() {
            assertThat(Verdict.of(profile(-3, -3), history(""), 0.1, 10).text())
                    .isEqualTo("Does not learn: the signal shrinks by 10^3.0 on its way in,"
                            + " the gradient shrinks by 10^3.0 on its way back.");
            assertThat(Verdict.of(profile(-3, -3), history(""), 0.5, 10).text())
                    .isEqualTo("Learns too slowly: the signal shrinks by 10^3.0 on its way in,"
                            + " the gradient shrinks by 10^3.0 on its way back.");
        }

        @Test
        void doNotBlameAnInitializationThatKeepsBoth() {
            assertThat(Verdict.of(profile(0, 0), history(""), 0.5, 10).text())
                    .isEqualTo("Learns too slowly, although signal and gradient keep their size:"
                            + " try another learning rate or more epochs.");
        }

        @Test
        void nameWhatIsLostForGood() {
            assertThat(judge(NOTHING_LEFT, NOTHING_LEFT))
                    .isEqualTo(
                            "Learns, although the signal vanishes entirely on its way in, the gradient vanishes entirely on its way back.");
            assertThat(judge(Double.POSITIVE_INFINITY, Double.NaN))
                    .isEqualTo("Learns, although the signal leaves the range of float32 on its way in,"
                            + " the gradient leaves the range of float32 on its way back.");
        }

        /// Zero over zero is no number, and yet it is plain what happened.
        @Test
        void nameAGradientThatNeverWas() {
            NetworkProfile nowhere =
                    new NetworkProfile(new Rms(0, 0), List.of(layer(0, NOTHING_LEFT), layer(0, NOTHING_LEFT)));
            assertThat(Verdict.of(nowhere, history(""), 0.1, 10).text())
                    .isEqualTo("Does not learn: the signal keeps its size on its way in,"
                            + " the gradient vanishes entirely on its way back.");
        }

        private static String judge(double signal, double gradient) {
            return Verdict.of(profile(signal, gradient), history(""), 1, 10).text();
        }
    }

    /// Decades gained from the input to the hidden layer, and from the output back to it.
    private static NetworkProfile profile(double signal, double gradient) {
        return new NetworkProfile(new Rms(0, 0), List.of(layer(signal, gradient), layer(0, 0)));
    }

    private static LayerProfile layer(double log10, double gradient) {
        Signal signal = new Signal(0, 1, new Rms(log10, 0), new Histogram(0, 1, List.of()));
        return new LayerProfile("layer", 8, signal, signal, 0, 0, new Rms(gradient, 0), new Rms(0, 0), Rms.unknown());
    }

    private static History history(String stopped) {
        return new History(Map.of("loss", List.of(1.0)), stopped);
    }
}
