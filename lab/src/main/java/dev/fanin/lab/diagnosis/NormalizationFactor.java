package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Weights;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Lsuv;
import dev.fanin.lab.scheme.Rewrite;
import dev.fanin.lab.scheme.Schemes;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Batch normalization in so many layers, without a way around them, that gradients explode.
///
/// Source: Yang et al., "A mean field theory of batch normalization", 2019: a factor of `sqrt(pi /
/// (pi - 1))` on the gradient for each layer with relu.
///
/// @param paths the paths of the normalizations
/// @param growth the factor on the gradient over all of them
record NormalizationFactor(List<String> paths, double growth) implements Factor {

    private static final double PER_LAYER = Math.sqrt(Math.PI / (Math.PI - 1));
    private static final Seed SEED = Seed.seed(1);

    NormalizationFactor {
        paths = List.copyOf(paths);
    }

    @Override
    public Rule rule() {
        return Rule.INIT011;
    }

    @Override
    public String layer() {
        return paths.getFirst();
    }

    @Override
    public Evidence evidence() {
        return new Evidence(
                "growth of the gradient through the normalized layers",
                Math.pow(PER_LAYER, paths.size()),
                1,
                10,
                growth);
    }

    @Override
    public String cause() {
        return String.format(
                Locale.ROOT,
                "%d layers of batch normalization with no way around them: each multiplies the gradient by about %.2f,"
                        + " which no initializer changes.",
                paths.size(),
                Math.pow(growth, 1.0 / paths.size()));
    }

    /// Leads shortcuts around the layers, or takes the normalizations out where that cannot be
    /// done.
    @Override
    public Case repaired(Case given) {
        return Shortcuts.around(given.network())
                .map(residual -> begun(given, Schemes.standard(residual)))
                .orElseGet(() -> without(given));
    }

    private static Case begun(Case given, Definition standard) {
        return given.with(standard, Weights.initialize(standard.network(), SEED));
    }

    private Case without(Case given) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (String path : paths) {
            layers.put(path, Layers.activation("linear").named(path.substring(path.lastIndexOf('/') + 1)));
        }
        Case bare = begun(given, Schemes.standard(Rewrite.replacing(given.definition(), layers)));
        Weights settled = Lsuv.rescaling()
                .of(
                        bare.network(),
                        bare.weights(),
                        SEED,
                        given.task().first(Exam.SAMPLES).x())
                .weights();
        return given.with(bare.definition(), settled);
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Lead a shortcut around every two layers; without shortcuts, leave batch normalization out and begin with LSUV.",
                "add().on(x, block)",
                "keras.layers.Add()([x, block])",
                "x = x + block(x)");
    }
}
