package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Engine;
import dev.fanin.lab.finding.Confidence;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.SeedSpread;
import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.model.Model;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Examines a network before it is trained: predicts, measures, names the cause of what is wrong,
/// and tries the remedy.
///
/// What hurts training is a fault. Decades of signal and gradient are evidence; the verdict is that
/// of a short training of a copy, beside a copy in which everything suspect was put right. Causes
/// are weighed by putting right one after the other, in all orders. A remedy is offered only where
/// it made a copy better.
public final class Doctor {

    /// Damage that is left when all suspects are put right, from which the draw itself is suspect.
    private static final double UNEXPLAINED = 1.5;

    private static final double UNCHANGED = 0.8;

    private final Patient patient;
    private final Checkup checkup;
    private final Admission admission;
    private final Case given;

    private Doctor(Patient patient, Checkup checkup) {
        this.patient = patient;
        this.checkup = checkup;
        // More samples than are looked at are of use only where they are given, or trained on.
        boolean takesAll = checkup.tries() || !patient.x().isEmpty();
        this.admission =
                Admission.of(patient, takesAll ? checkup.samples() : Math.min(Exam.SAMPLES, checkup.samples()));
        this.given = admission.patient();
    }

    /// Examines a network, which is not changed.
    ///
    /// @throws IllegalArgumentException where samples, targets or losses do not fit the network
    public static Examination examine(Patient patient, Checkup checkup) {
        Doctor doctor = new Doctor(patient, checkup);
        return checkup.measures() ? doctor.examine() : doctor.predict();
    }

    /// Examines a model with its weights, completely, on samples and their targets.
    public static Diagnosis examine(Model model, Tensor x, Tensor y) {
        Patient patient = Patient.of("model", model).on(List.of(x), List.of(y));
        return examine(patient, Checkup.complete()).diagnosis();
    }

    private Examination examine() {
        long start = System.nanoTime();
        Meanwhile<NetworkProfile> forecast = Meanwhile.of(() -> Forecast.of(given, admission.hasWeights()));
        Meanwhile<NetworkProfile> ofInitializers =
                admission.hasWeights() ? Meanwhile.of(() -> Forecast.of(given, false)) : forecast;
        Exam shown = Exam.of(given);
        Case thawed = Thawed.of(given);
        Exam exam = thawed.equals(given) ? shown : Exam.of(thawed);
        Attribution attribution = Attribution.of(given, exam, Suspects.of(given, exam));
        double left = attribution.after().total();
        if (left > UNEXPLAINED && left > UNCHANGED * attribution.before().total()) {
            attribution = Attribution.of(given, exam, with(Suspects.luck(given, exam), attribution.factors()));
        }
        boolean mayBeSick = checkup.tries() || Prognosis.of(attribution).compareTo(Severity.INFO) > 0;
        Case repaired = mayBeSick ? repaired(attribution) : given;
        Effect effect = checkup.tries() ? Effect.of(given, repaired) : null;
        if (effect != null
                && effect.severity() == null
                && !attribution.factors().isEmpty()) {
            Case fresh = Reference.of(given);
            Effect second = effect.against(given, fresh);
            if (second.severity() != null) {
                repaired = fresh;
                effect = second;
                attribution = attribution.only(draw(exam));
            }
        }
        boolean isSuspect = !attribution.factors().isEmpty();
        Severity tried = effect == null ? null : isSuspect ? effect.severity() : effect.severityUnsuspected();
        Severity verdict = Prognosis.capped(tried == null ? Prognosis.of(attribution) : tried, attribution);
        Confidence confidence = tried == null ? Confidence.MEASURED : Confidence.TRAINED;
        boolean isSick = verdict.compareTo(Severity.INFO) > 0;
        if (isSick && attribution.factors().isEmpty()) {
            attribution = attribution.only(draw(exam));
        }
        Treatment treatment =
                isSick && checkup.treats() ? Treatment.find(given, exam, attribution, repaired, effect) : null;
        List<Finding> causes = Causes.of(attribution, verdict, confidence, treatment);
        NetworkProfile predicted = forecast.get();
        List<Finding> findings = new ArrayList<>(causes);
        findings.addAll(new Symptoms(exam, predicted, verdict, confidence).findings());
        SeedSpread seeds = Seeds.of(given, ofInitializers.get(), checkup.draws());
        Seeds.findings(seeds, predicted.layers().getFirst().layer()).stream()
                .filter(risk -> causes.stream().noneMatch(cause -> cause.rule() == risk.rule()))
                .forEach(findings::add);
        Diagnosis diagnosis = new Diagnosis(
                admission.subject(),
                Narrator.tell(Outcomes.of(exam, null), effect, verdict, causes, treatment),
                findings,
                LayerRows.of(given, admission.hasWeights(), predicted, shown.profile()),
                predicted,
                shown.profile(),
                treatment == null ? null : treatment.exam().profile(),
                Curves.of(effect),
                checkup.draws() ? Phases.of(given, treatment == null ? null : treatment.mended()) : null,
                seeds,
                Remarks.of(admission, checkup, predicted, effect),
                effect == null ? 0 : effect.seconds(),
                (System.nanoTime() - start) / 1e9);
        return new Examination(diagnosis, treatment == null ? null : model(treatment.mended()));
    }

    private Examination predict() {
        long start = System.nanoTime();
        NetworkProfile predicted = Forecast.of(given, admission.hasWeights());
        List<Finding> findings = new Omens(given, predicted).findings();
        Diagnosis diagnosis = new Diagnosis(
                admission.subject(),
                List.of(Omens.sentence(predicted)),
                findings,
                LayerRows.of(given, admission.hasWeights(), predicted, null),
                predicted,
                null,
                null,
                List.of(),
                null,
                null,
                Remarks.of(admission, checkup, predicted, null),
                0,
                (System.nanoTime() - start) / 1e9);
        return new Examination(diagnosis, null);
    }

    /// The draw itself, where all that looks suspect is right or makes no difference.
    private Factor draw(Exam exam) {
        List<Factor> luck = Suspects.luck(given, exam);
        return luck.isEmpty()
                ? LuckFactor.unexplained(exam.profile().layers().getFirst().layer())
                : luck.getFirst();
    }

    private Case repaired(Attribution attribution) {
        return attribution.factors().isEmpty() ? Reference.of(given) : attribution.repaired();
    }

    private Model model(Case mended) {
        return mended.definition().build(mended.weights(), patient.seed(), Engine.fastest());
    }

    private static List<Factor> with(List<Factor> factors, List<Factor> more) {
        List<Factor> all = new ArrayList<>(factors);
        all.addAll(more);
        return all;
    }
}
