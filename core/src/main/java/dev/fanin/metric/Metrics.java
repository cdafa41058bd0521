package dev.fanin.metric;

import dev.fanin.text.Suggestion;
import java.util.List;
import java.util.Locale;

/// The metrics by factory and by Keras name.
public final class Metrics {

    private Metrics() {}

    /// Returns the share of rows predicted rightly.
    public static Metric accuracy() {
        return new Accuracy();
    }

    /// Returns the metric of the given Keras name; throws with a suggestion where there is none.
    ///
    /// As in Keras, `accuracy` and `acc` may be written in upper case.
    public static Metric named(String name) {
        if (!List.of("accuracy", "acc").contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(Suggestion.unknown("metric", name, List.of("accuracy")));
        }
        return accuracy();
    }
}
