package dev.fanin.io.csv;

import dev.fanin.tensor.Tensor;
import java.util.List;

/// All rows of a table.
///
/// @param x the features `(rows, features)`
/// @param y the labels `(rows,)`: numbers, or the places of the classes
/// @param features the names of the features, or their columns' numbers without a header
/// @param classes the texts of the labels in sorted order, of which `y` has the places; empty where
///     labels are numbers
public record CsvSamples(Tensor x, Tensor y, List<String> features, List<String> classes) {

    public CsvSamples {
        features = List.copyOf(features);
        classes = List.copyOf(classes);
    }
}
