package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.finding.Verified;
import dev.fanin.lab.trial.Courses;
import org.jspecify.annotations.Nullable;

/// A remedy that was tried on a copy, and what it did.
///
/// @param mended the copy
/// @param verified before and after
/// @param exam what a batch shows of the copy
/// @param general how the copy was mended where that is not what the causes ask for; null where it
///     is
record Treatment(
        Case mended, Verified verified, Exam exam, @Nullable Prescription general) {

    private static final Prescription FRESH = new Prescription(
            "Begin anew: every kernel as its activation and fan-in ask for, then divided by the standard deviation of"
                    + " its sums on a batch, layer after layer (LSUV).",
            "Lsuv.ofPaper().of(model, batch).weights()",
            "# for each layer in order: layer.kernel.assign(layer.kernel / np.std(outputs_of(layer)(batch)))",
            "# for each layer in order: layer.weight.data /= layer_output(batch).std()");

    /// Tries to put right what is suspect, and if that does not help, a fresh beginning; returns
    /// null where neither is better.
    ///
    /// @param attribution the suspects, and a copy with all of them put right
    /// @param repaired the copy that the trial was made with
    /// @param effect the trial of both; null for none
    static @Nullable Treatment find(
            Case patient, Exam before, Attribution attribution, Case repaired, @Nullable Effect effect) {
        Exam after = repaired.equals(attribution.repaired()) ? attribution.exam() : exam(repaired);
        Treatment first = of(before, repaired, after, effect, null);
        if (first != null) {
            return first;
        }
        Case fresh = Reference.of(patient);
        return of(before, fresh, exam(fresh), effect == null ? null : effect.against(patient, fresh), FRESH);
    }

    private static Exam exam(Case mended) {
        return Exam.of(Thawed.of(mended));
    }

    /// A copy is better where it has fewer decades lost and, after a trial, a lower loss.
    private static @Nullable Treatment of(
            Exam before, Case mended, Exam after, @Nullable Effect effect, @Nullable Prescription general) {
        Courses own = effect == null ? null : effect.own();
        Courses other = effect == null ? null : effect.repaired();
        Outcome was = Outcomes.of(before, own);
        Outcome is = Outcomes.of(after, other);
        boolean isBetter =
                is.decades() < was.decades() && (own == null || other == null || is.trainedLoss() < was.trainedLoss());
        int steps = effect == null || other == null ? 0 : effect.steps();
        return isBetter ? new Treatment(mended, new Verified(was, is, steps), after, general) : null;
    }
}
