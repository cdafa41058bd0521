package dev.fanin.lab.diagnosis;

import dev.fanin.init.Initializer;
import dev.fanin.lab.finding.Evidence;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.scheme.Settings;
import dev.fanin.layer.Layer;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Kernels with the same thing wrong.
///
/// Where only their scale is wrong they are rescaled, and what they have learned stays; otherwise
/// they are drawn anew.
///
/// @param rule the rule that all of them break
/// @param kernels at least one, in the network's order
/// @param redraws whether they are drawn anew
/// @param cause what is wrong with them
record KernelFactor(Rule rule, List<KernelState> kernels, boolean redraws, String cause) implements Factor {

    private static final Seed SEED = Seed.seed(1);

    /// A mean that makes up so much of the mean square cannot be mended by scaling.
    private static final double MEAN = 0.3;

    KernelFactor {
        kernels = List.copyOf(kernels);
    }

    @Override
    public String layer() {
        return kernels.getFirst().kernel().path();
    }

    @Override
    public Evidence evidence() {
        KernelState worst = kernels.stream()
                .max(Comparator.comparingDouble(state -> Math.abs(Math.log(state.ratio()))))
                .orElseThrow();
        double ideal = worst.idealDeviation();
        double chance = 2 / Math.sqrt(2.0 * worst.values().array().length);
        return new Evidence(
                "root mean square of the kernel of " + worst.kernel().path(),
                ideal,
                ideal * (1 - chance),
                ideal * (1 + chance),
                Math.sqrt(worst.meanSquare()));
    }

    @Override
    public Case repaired(Case given) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (KernelState state : kernels) {
            String path = state.kernel().path();
            Layer layer = layers.getOrDefault(path, LayerOf.path(given.network(), path));
            Initializer ideal = state.ideal().initializer();
            layers.put(path, Settings.kernel(layer, state.kernel().parameter().name(), ideal));
            values.put(state.kernel().parameterPath(), values(state));
        }
        return given.with(layers, values);
    }

    private Tensor values(KernelState state) {
        boolean scales = !redraws && Math.abs(state.mean()) < MEAN * Math.sqrt(state.meanSquare());
        if (!scales) {
            return state.ideal()
                    .initializer()
                    .initialize(
                            state.ideal().target(), SEED.stream(state.kernel().parameterPath()));
        }
        double factor = Math.sqrt(1 / state.ratio());
        float[] values = state.values().array().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * factor);
        }
        return Tensor.of(state.values().shape(), values);
    }

    @Override
    public Prescription prescription() {
        return KernelCode.of(kernels);
    }
}
