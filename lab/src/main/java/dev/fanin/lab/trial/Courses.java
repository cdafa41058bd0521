package dev.fanin.lab.trial;

import java.util.Comparator;
import java.util.List;

/// The short trainings of one network at several learning rates, at least one.
///
/// @param all one for each rate
public record Courses(List<Course> all) {

    public Courses {
        all = List.copyOf(all);
    }

    /// Returns the course with the lowest loss at its end.
    public Course best() {
        return all.stream().min(Comparator.comparingDouble(Course::end)).orElseThrow();
    }

    /// Returns the share of what there was to learn that was learned at the best rate: 0 for no
    /// better than one prediction for all samples, 1 for no loss at all.
    public double progress(double constantLoss) {
        double end = best().end();
        return Double.isFinite(end) ? Math.max(0, (constantLoss - end) / constantLoss) : 0;
    }
}
