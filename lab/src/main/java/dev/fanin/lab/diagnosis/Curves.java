package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Curve;
import dev.fanin.lab.trial.Course;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The best course of the network as it is, and that of its repaired copy.
final class Curves {

    private Curves() {}

    static List<Curve> of(@Nullable Effect effect) {
        List<Curve> curves = new ArrayList<>();
        if (effect != null) {
            curves.add(curve("as it is", effect.own().best()));
            if (effect.repaired() != null) {
                curves.add(curve("repaired copy", effect.repaired().best()));
            }
        }
        return curves;
    }

    private static Curve curve(String label, Course course) {
        return new Curve(label, course.rate(), course.losses());
    }
}
