package dev.fanin.lab.diagnosis;

import dev.fanin.init.Initializers;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Settings;
import dev.fanin.layer.Layer;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Biases that are large beside the signal.
///
/// @param paths the paths of the layers
/// @param worst the largest root mean square among them
/// @param signal the root mean square of that layer's sums without a bias
record BiasFactor(List<String> paths, double worst, double signal) implements Factor {

    BiasFactor {
        paths = List.copyOf(paths);
    }

    @Override
    public Rule rule() {
        return Rule.INIT009;
    }

    @Override
    public String layer() {
        return paths.getFirst();
    }

    @Override
    public Evidence evidence() {
        return new Evidence("root mean square of the biases", 0, 0, signal, worst);
    }

    @Override
    public String cause() {
        return String.format(
                Locale.ROOT,
                "The biases of %s have a root mean square of %.3g beside sums of %.3g, so they decide which units are on.",
                paths.size() == 1 ? paths.getFirst() : paths.size() + " layers",
                worst,
                signal);
    }

    @Override
    public Case repaired(Case given) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String path : paths) {
            layers.put(path, Settings.bias(LayerOf.path(given.network(), path), Initializers.zeros()));
            Tensor bias = given.weights().get(path + "/bias");
            values.put(path + "/bias", Tensor.zeros(bias.shape()));
        }
        return given.with(layers, values);
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Begin with biases of zero.",
                ".biasInitializer(\"zeros\")",
                "bias_initializer=\"zeros\"",
                "nn.init.zeros_(layer.bias)");
    }
}
