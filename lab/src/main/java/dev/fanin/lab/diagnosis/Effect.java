package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Severity;
import dev.fanin.lab.trial.Courses;
import dev.fanin.lab.trial.Heat;
import dev.fanin.lab.trial.Trial;
import org.jspecify.annotations.Nullable;

/// What becomes of a case in a short training, beside its repaired copy.
///
/// Both are trained at several rates, and rates that lead nowhere are given up on the way. A case
/// that learns most of what there is needs no comparison, and one that has learned nothing when its
/// copy has learned half is given up.
///
/// @param own the case as it is
/// @param repaired the copy; null where none was needed
/// @param constantLoss the loss of one prediction for all samples
/// @param steps the most steps of each training
/// @param seconds how long it took
record Effect(Courses own, @Nullable Courses repaired, double constantLoss, int steps, double seconds) {

    private static final double ENOUGH = 0.8;
    private static final double HALF = 0.5;
    private static final double NOTHING = 0.004;

    /// A copy that learns less than this tells nothing.
    private static final double TELLING = 0.3;

    private static final double SICK = 0.5;
    private static final double MILD = 0.68;
    private static final double FAR = 0.25;

    /// The shares of the steps after which rates are given up, and how many are kept.
    private static final double FIRST = 0.2;

    private static final double SECOND = 0.5;

    static Effect of(Case patient, Case repaired) {
        long start = System.nanoTime();
        Trial trial = new Budget(patient.network()).trial();
        double constantLoss = patient.task().constantLoss(patient.network());
        Heat own = trial.start(patient.definition(), patient.weights(), patient.task());
        Heat other = trial.start(repaired.definition(), repaired.weights(), repaired.task());
        boolean compared = run(own, other, trial.steps(), constantLoss);
        return new Effect(
                own.courses(),
                compared ? other.courses() : null,
                constantLoss,
                trial.steps(),
                (System.nanoTime() - start) / 1e9);
    }

    /// Returns what becomes of another copy, beside the case's own courses.
    Effect against(Case patient, Case other) {
        long start = System.nanoTime();
        Heat heat = new Budget(patient.network()).trial().start(other.definition(), other.weights(), other.task());
        heat.advance(Math.max(1, (int) (SECOND * steps)), constantLoss * (1 - ENOUGH));
        heat.keep(2);
        heat.advance(steps, constantLoss * (1 - ENOUGH));
        return new Effect(own, heat.courses(), constantLoss, steps, seconds + (System.nanoTime() - start) / 1e9);
    }

    /// Returns whether the copy was needed.
    private static boolean run(Heat own, Heat other, int steps, double constantLoss) {
        double enough = constantLoss * (1 - ENOUGH);
        int first = Math.max(1, (int) (FIRST * steps));
        if (own.advance(first, enough)) {
            return false;
        }
        own.keep(3);
        boolean isDone = other.advance(first, enough);
        other.keep(3);
        int second = Math.max(1, (int) (SECOND * steps));
        if (own.advance(second, enough)) {
            return true;
        }
        own.keep(2);
        isDone = isDone || other.advance(second, enough);
        other.keep(2);
        boolean isHopeless = own.courses().progress(constantLoss) < NOTHING
                && other.courses().progress(constantLoss) > HALF;
        if (!isHopeless && !own.advance(steps, enough) && !isDone) {
            other.advance(steps, enough);
        }
        return true;
    }

    /// Returns what was learned as a share of what the copy learned; NaN where that tells nothing.
    double ratio() {
        double mine = own.progress(constantLoss);
        if (repaired == null || mine >= ENOUGH) {
            return 1;
        }
        double theirs = repaired.progress(constantLoss);
        return theirs < TELLING ? Double.NaN : Math.min(1, mine / theirs);
    }

    /// Returns the verdict on a case with which nothing seems wrong, where a copy is another draw
    /// and may be luckier: only a case that hardly learns where the copy learns well is sick.
    @Nullable
    Severity severityUnsuspected() {
        Severity severity = severity();
        boolean isPlain = repaired != null && ratio() < FAR && repaired.progress(constantLoss) > HALF;
        return severity == null || severity == Severity.OK || isPlain ? severity : Severity.INFO;
    }

    /// Returns the verdict; null where the trial tells nothing.
    @Nullable
    Severity severity() {
        double ratio = ratio();
        if (Double.isNaN(ratio)) {
            return null;
        }
        return ratio < SICK ? Severity.ERROR : ratio < MILD ? Severity.WARN : Severity.OK;
    }
}
