package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Outcome;
import dev.fanin.lab.trial.Courses;
import org.jspecify.annotations.Nullable;

/// The numbers that a remedy has to better.
final class Outcomes {

    private Outcomes() {}

    static Outcome of(Exam exam, @Nullable Courses courses) {
        return new Outcome(
                exam.signalDecades(),
                exam.gradientDecades(),
                exam.unitDecades(),
                exam.evidence().loss(),
                courses == null ? Double.NaN : courses.best().end());
    }
}
