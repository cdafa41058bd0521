package dev.fanin.lab.diagnosis;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.graph.Engine;
import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.Severity;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DoctorTest {

    @Nested
    class OfADeepReluNetworkWithGlorot {
        private static final Examination EXAMINATION =
                Doctor.examine(Patient.of("deep", chain(30, 32, "glorot_uniform")), Checkup.complete());
        private final Diagnosis diagnosis = EXAMINATION.diagnosis();
        private final Finding cause = diagnosis.findings().getFirst();

        @Test
        void theCauseIsTheGain() {
            assertThat(diagnosis.verdict()).isEqualTo(Severity.ERROR);
            assertThat(cause.rule()).isEqualTo(Rule.INIT002);
            assertThat(cause.confidence()).isEqualTo(Confidence.TRAINED);
            assertThat(cause.cause())
                    .startsWith("The kernels of dense to dense_")
                    .contains("relu");
        }

        @Test
        void sharesAddUpToOne() {
            assertThat(diagnosis.findings().stream()
                            .mapToDouble(Finding::share)
                            .filter(share -> !Double.isNaN(share))
                            .sum())
                    .isCloseTo(1, within(0.051));
        }

        @Test
        void theGradientIsASymptomBesidePrediction() {
            Finding gradient = diagnosis.findings().stream()
                    .filter(finding -> finding.rule() == Rule.GRAD001)
                    .findFirst()
                    .orElseThrow();
            // 30 layers that halve the power lose 15 log10(2) = 4.5 decades of root mean square, and
            // narrow ones some more.
            assertThat(gradient.evidence().predicted()).isCloseTo(5.0, within(0.8));
            assertThat(gradient.evidence().measured())
                    .isBetween(gradient.evidence().low(), gradient.evidence().high());
        }

        @Test
        void theFixWasTriedAndTheMendedModelIsHealthy() {
            var fix = Objects.requireNonNull(cause.fix());
            var verified = Objects.requireNonNull(fix.verified());
            assertThat(fix.text()).contains("he_normal");
            assertThat(fix.keras()).contains("kernel_initializer=\"he_normal\"");
            assertThat(fix.torch()).contains("kaiming_normal_");
            assertThat(verified.after().decades())
                    .isLessThan(2)
                    .isLessThan(verified.before().decades());
            assertThat(verified.after().trainedLoss())
                    .isLessThan(verified.before().trainedLoss());
            Model mended = Objects.requireNonNull(EXAMINATION.mended());
            Diagnosis again = Doctor.examine(Patient.of("mended", mended), Checkup.complete())
                    .diagnosis();
            assertThat(again.verdict()).isLessThan(Severity.WARN);
        }

        @Test
        void anotherLookSeesTheSame() {
            Diagnosis again = Doctor.examine(Patient.of("deep", chain(30, 32, "glorot_uniform")), Checkup.complete())
                    .diagnosis();
            assertThat(again.findings()).isEqualTo(diagnosis.findings());
            assertThat(again.summary()).isEqualTo(diagnosis.summary());
        }
    }

    @Nested
    class OfAHealthyNetwork {
        @Test
        void thereIsNothingToTell() {
            Diagnosis diagnosis = Doctor.examine(Patient.of("healthy", chain(6, 64, "he_normal")), Checkup.complete())
                    .diagnosis();
            assertThat(diagnosis.verdict()).isLessThanOrEqualTo(Severity.INFO);
            assertThat(diagnosis.curves()).isNotEmpty();
            assertThat(diagnosis.notes())
                    .contains("No samples were given: the input was assumed to be of mean 0 and variance 1, with the"
                            + " targets of a random teacher.");
        }

        @Test
        void dropoutIsAtRestWhileItIsMeasured() {
            List<Layer> layers = new ArrayList<>(chain(6, 64, "he_normal").layers());
            layers.add(3, dropout(0.9));
            Diagnosis diagnosis = Doctor.examine(
                            Patient.of("dropout", new Sequential(layers)),
                            Checkup.complete().withoutTrial())
                    .diagnosis();
            assertThat(diagnosis.verdict()).isLessThanOrEqualTo(Severity.INFO);
        }
    }

    @Nested
    class Without {
        @Test
        void aTrialItSaysSo() {
            Diagnosis diagnosis = Doctor.examine(
                            Patient.of("deep", chain(30, 32, "glorot_uniform")),
                            Checkup.complete().withoutTrial())
                    .diagnosis();
            assertThat(diagnosis.verdict()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.curves()).isEmpty();
            assertThat(diagnosis.findings().getFirst().confidence()).isEqualTo(Confidence.MEASURED);
            assertThat(diagnosis.notes())
                    .contains("No trial was made: how much training suffers is a guess from decades lost.");
        }

        @Test
        void measuringTheInitializersAreJudged() {
            Diagnosis diagnosis = Doctor.examine(
                            Patient.of("deep", chain(40, 32, "glorot_uniform")),
                            Checkup.complete().withoutMeasuring())
                    .diagnosis();
            assertThat(diagnosis.measured()).isNull();
            assertThat(diagnosis.verdict()).isEqualTo(Severity.ERROR);
            assertThat(diagnosis.findings().getFirst().rule()).isEqualTo(Rule.INIT002);
            assertThat(diagnosis.findings().getFirst().confidence()).isEqualTo(Confidence.THEORY);
        }
    }

    @Nested
    class Refuses {
        private final Patient patient = Patient.of("small", chain(2, 8, "he_normal"));

        @Test
        void samplesThatDoNotFit() {
            assertThatThrownBy(() -> Doctor.examine(
                            patient.on(List.of(Tensor.zeros(Shape.of(4, 3))), List.of()), Checkup.complete()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model expects samples of shape (16,), the sample's axis first, got (4, 3).");
        }

        @Test
        void oneSample() {
            assertThatThrownBy(() -> Doctor.examine(
                            patient.on(List.of(Tensor.zeros(Shape.of(1, 16))), List.of()), Checkup.complete()))
                    .hasMessage("An examination needs at least 2 samples, got 1.");
            assertThatThrownBy(() -> Checkup.complete().samples(1))
                    .hasMessage("An examination needs at least 2 samples, got 1.");
        }

        @Test
        void lossesForOutputsThatAreNotThere() {
            assertThatThrownBy(() ->
                            Doctor.examine(patient.judgedBy(List.of(Losses.mse(), Losses.mse())), Checkup.complete()))
                    .hasMessage("The network has 1 outputs, and 2 losses are given; give one for each.");
        }
    }

    @Test
    void aModelKeepsItsWeights() {
        Model model = chain(4, 16, "random_normal(stddev=0.01)").build(seed(1), Engine.plain());
        float[] before = model.weights().get("dense/kernel").array().clone();
        Doctor.examine(Patient.of("small", model), Checkup.complete());
        assertThat(model.weights().get("dense/kernel").array()).isEqualTo(before);
    }

    private static Sequential chain(int depth, int width, String initializer) {
        List<Layer> layers = new ArrayList<>(List.of(input(16)));
        for (int i = 0; i < depth; i++) {
            layers.add(dense(width, "relu").kernelInitializer(initializer));
        }
        layers.add(dense(4, "softmax").kernelInitializer(initializer));
        return new Sequential(layers);
    }
}
