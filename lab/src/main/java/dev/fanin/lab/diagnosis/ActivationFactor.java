package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Rewrite;
import dev.fanin.lab.scheme.Schemes;
import dev.fanin.layer.Layer;
import dev.fanin.layer.Layers;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// An activation that no gain makes fit for the depth it is used at, such as sigmoid.
///
/// @param paths the layers that have it
/// @param kernels the paths of the kernels before it
/// @param activation its name
/// @param chi by what the squared gradient is multiplied at each layer, at the gain that keeps the
///     signal
record ActivationFactor(List<String> paths, List<String> kernels, String activation, double chi) implements Factor {

    private static final String BETTER = "tanh";
    private static final Seed SEED = Seed.seed(1);

    ActivationFactor {
        paths = List.copyOf(paths);
        kernels = List.copyOf(kernels);
    }

    @Override
    public Rule rule() {
        return Rule.ACT003;
    }

    @Override
    public String layer() {
        return paths.getFirst();
    }

    @Override
    public Evidence evidence() {
        return new Evidence("factor on the gradient at each " + activation, 1, 0.8, 1.1, Math.sqrt(chi));
    }

    @Override
    public String cause() {
        return String.format(
                Locale.ROOT,
                "%d layers of %s: even with the gain that keeps the signal, each lets through %.2g of the gradient,"
                        + " so no initializer carries it through.",
                paths.size(),
                activation,
                Math.sqrt(chi));
    }

    @Override
    public Case repaired(Case given) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (String path : paths) {
            Layer layer = LayerOf.path(given.network(), path);
            layers.put(path, Layers.of(layer.config().with("activation", BETTER)));
        }
        Definition other = Rewrite.replacing(given.definition(), layers);
        Network ideal = Schemes.standard(other).network();
        Map<String, ParameterSpec> ideals = Kernels.parameters(ideal);
        Map<String, Layer> begun = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String kernel : kernels) {
            ParameterSpec spec = Objects.requireNonNull(ideals.get(kernel));
            String path = kernel.substring(0, kernel.lastIndexOf('/'));
            begun.put(path, LayerOf.path(ideal, path));
            values.put(kernel, spec.initializer().initialize(spec.target(), SEED.stream(kernel)));
        }
        return given.with(Rewrite.replacing(other, begun), given.with(values).weights());
    }

    @Override
    public Prescription prescription() {
        return new Prescription(
                "Take tanh or relu in the hidden layers in place of " + activation
                        + ", with the initializer that belongs to it; or put batch normalization before each "
                        + activation + ".",
                "dense(units, \"tanh\").kernelInitializer(\"lecun_normal\")",
                "Dense(units, activation=\"tanh\", kernel_initializer=\"lecun_normal\")",
                "nn.Tanh()  # with nn.init.kaiming_normal_(layer.weight, nonlinearity=\"linear\")");
    }
}
