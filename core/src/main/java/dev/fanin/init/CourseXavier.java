package dev.fanin.init;

import dev.fanin.random.Law;

/// The Xavier recipe as courses teach it: draw from N(0, 1) and multiply by `sqrt(1 / n)`, where n
/// is the number of weights that feed a node.
///
/// The variance is `1 / fan_in`. Equal in distribution to `variance_scaling` with scale 1, mode
/// fan_in and distribution untruncated_normal. It is not what Keras calls Glorot, which is the
/// published Xavier and divides by the mean of both fans.
public record CourseXavier() implements Independent {

    @Override
    public Law law(Target target) {
        return new Law.Normal(0, Math.sqrt(1 / target.fans().in()));
    }

    @Override
    public String toString() {
        return "course_xavier";
    }
}
