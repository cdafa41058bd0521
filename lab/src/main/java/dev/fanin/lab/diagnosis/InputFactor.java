package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Weights;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Rewrite;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.model.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Inputs far from mean 0 and variance 1.
///
/// @param readers the inputs of layers that the inputs go into
/// @param mean the mean of all input values
/// @param deviation their standard deviation
record InputFactor(List<Rewrite.Edge> readers, double mean, double deviation) implements Factor {

    InputFactor {
        readers = List.copyOf(readers);
    }

    @Override
    public Rule rule() {
        return Rule.DATA001;
    }

    @Override
    public String layer() {
        return readers.getFirst().path();
    }

    @Override
    public Evidence evidence() {
        return new Evidence(
                "root mean square of the inputs", 1, 0.1, 5, Math.sqrt(mean * mean + deviation * deviation));
    }

    @Override
    public String cause() {
        return String.format(
                Locale.ROOT,
                "The inputs have a mean of %.3g and a standard deviation of %.3g; kernels are scaled for 0 and 1.",
                mean,
                deviation);
    }

    @Override
    public Case repaired(Case given) {
        Map<Rewrite.Edge, Layer> insertions = new LinkedHashMap<>();
        for (Rewrite.Edge reader : readers) {
            insertions.put(
                    reader,
                    Layers.rescaling(1 / deviation, -mean / deviation)
                            .named(insertions.isEmpty() ? "input_scale" : "input_scale_" + insertions.size()));
        }
        Definition definition = Rewrite.inserting(given.definition(), insertions);
        return given.with(definition, new Weights(given.weights().values()));
    }

    @Override
    public Prescription prescription() {
        String scale = String.format(Locale.ROOT, "%.4g", 1 / deviation);
        String offset = String.format(Locale.ROOT, "%.4g", -mean / deviation);
        return new Prescription(
                "Bring the inputs to mean 0 and variance 1 before the first layer.",
                "rescaling(" + scale + ", " + offset + ")  // after the input",
                "keras.layers.Rescaling(" + scale + ", offset=" + offset + ")  # after the input",
                String.format(Locale.ROOT, "x = (x - %.4g) / %.4g", mean, deviation));
    }
}
