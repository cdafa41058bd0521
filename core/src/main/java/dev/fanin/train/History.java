package dev.fanin.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What training recorded: for each measure one number an epoch.
///
/// The names are those of Keras: `loss`, `accuracy`, and with validation data `val_loss`,
/// `val_accuracy`. A number is not finite where training diverged.
///
/// @param measures name to one value an epoch, in a stable order
/// @param stopped why training ended before its last epoch, or an empty text
public record History(Map<String, List<Double>> measures, String stopped) {

    public History {
        Map<String, List<Double>> copies = new LinkedHashMap<>();
        measures.forEach((name, values) -> copies.put(name, List.copyOf(values)));
        measures = Collections.unmodifiableMap(copies);
    }

    /// Returns the values of one measure, the first epoch first.
    public List<Double> values(String measure) {
        List<Double> values = measures.get(measure);
        if (values == null) {
            throw new IllegalArgumentException(
                    "No measure '" + measure + "' was recorded; there are " + measures.keySet() + ".");
        }
        return values;
    }

    /// Returns the value of one measure after the last epoch.
    public double last(String measure) {
        return values(measure).getLast();
    }
}
