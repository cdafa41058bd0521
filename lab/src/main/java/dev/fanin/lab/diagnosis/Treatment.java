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
record Treatment(Case mended, Verified verified, Exam exam) {

    private static final int SAMPLES = 64;

    /// Tries a remedy; returns null where the copy is not better: its decades must be fewer and,
    /// after a trial, its loss lower.
    static @Nullable Treatment of(Case patient, Exam before, Case mended, @Nullable Effect effect) {
        Exam after = Exam.of(Thawed.of(mended), SAMPLES);
        Courses own = effect == null ? null : effect.own();
        Courses other = effect == null ? null : effect.repaired();
        Outcome was = Outcomes.of(before, own);
        Outcome is = Outcomes.of(after, other);
        boolean isBetter = is.decades() < was.decades()
                && (own == null || other == null || is.trainedLoss() < was.trainedLoss());
        int steps = effect == null || other == null ? 0 : effect.steps();
        return isBetter ? new Treatment(mended, new Verified(was, is, steps), after) : null;
    }
}
