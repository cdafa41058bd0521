package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Settings;
import dev.fanin.layer.Layer;
import dev.fanin.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Normalizations whose gamma is zero where the signal has no other way.
///
/// @param paths the paths of the normalizations
record GammaFactor(List<String> paths) implements Factor {

    GammaFactor {
        paths = List.copyOf(paths);
    }

    @Override
    public Rule rule() {
        return Rule.INIT001;
    }

    @Override
    public String layer() {
        return paths.getFirst();
    }

    @Override
    public Evidence evidence() {
        return new Evidence("largest |gamma|", 1, 0.01, 100, 0);
    }

    @Override
    public String cause() {
        return "Gamma is zero in " + String.join(", ", paths)
                + ", so neither signal nor gradient passes, and no other way leads around.";
    }

    @Override
    public Case repaired(Case given) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String path : paths) {
            layers.put(path, Settings.neutral(LayerOf.path(given.network(), path)));
            Tensor gamma = given.weights().get(path + "/gamma");
            float[] ones = new float[gamma.array().length];
            Arrays.fill(ones, 1);
            values.put(path + "/gamma", Tensor.of(gamma.shape(), ones));
        }
        return given.with(layers, values);
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Begin with gamma 1; zero belongs only at the end of a residual branch.",
                "batchNormalization()",
                "keras.layers.BatchNormalization(gamma_initializer=\"ones\")",
                "nn.init.ones_(layer.weight)");
    }
}
