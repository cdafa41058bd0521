package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.trial.Courses;
import dev.fanin.lab.trial.Trial;
import org.jspecify.annotations.Nullable;

/// What becomes of a case in a short training, beside its repaired copy.
///
/// @param own the case as it is
/// @param repaired the copy; null where the case learns so well that none was needed
/// @param constantLoss the loss of one prediction for all samples
/// @param steps the steps of each training
/// @param seconds how long it took
record Effect(Courses own, @Nullable Courses repaired, double constantLoss, int steps, double seconds) {

    /// A network that has learned so much of what there is needs no comparison.
    private static final double ENOUGH = 0.8;

    /// A copy that learns less than this tells nothing.
    private static final double TELLING = 0.1;

    private static final double SICK = 0.5;
    private static final double MILD = 0.68;

    static Effect of(Case patient, Case repaired) {
        long start = System.nanoTime();
        Trial trial = new Budget(patient.network()).trial();
        double constantLoss = patient.task().constantLoss(patient.network());
        double enough = constantLoss * (1 - ENOUGH);
        Courses own = trial.run(patient.definition(), patient.weights(), patient.task(), enough);
        Courses other = own.progress(constantLoss) >= ENOUGH
                ? null
                : trial.run(repaired.definition(), repaired.weights(), repaired.task(), enough);
        return new Effect(own, other, constantLoss, trial.steps(), (System.nanoTime() - start) / 1e9);
    }

    /// Returns what was learned as a share of what the copy learned; NaN where that tells nothing.
    double ratio() {
        double mine = own.progress(constantLoss);
        if (repaired == null) {
            return 1;
        }
        double theirs = repaired.progress(constantLoss);
        return theirs < TELLING ? Double.NaN : Math.min(1, mine / theirs);
    }

    /// Returns the verdict; null where the trial tells nothing.
    @Nullable Severity severity() {
        double ratio = ratio();
        if (Double.isNaN(ratio)) {
            return null;
        }
        return ratio < SICK ? Severity.ERROR : ratio < MILD ? Severity.WARN : Severity.OK;
    }
}
