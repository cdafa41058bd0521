package dev.fanin.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The measures of a model on one set of samples: `loss` and the metrics, by name.
///
/// @param measures name to value, the loss first
public record Evaluation(Map<String, Double> measures) {

    public Evaluation {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /// Returns the mean loss.
    public double loss() {
        return get("loss");
    }

    /// Returns one measure.
    public double get(String measure) {
        Double value = measures.get(measure);
        if (value == null) {
            throw new IllegalArgumentException(
                    "No measure '" + measure + "' was computed; there are " + measures.keySet() + ".");
        }
        return value;
    }
}
