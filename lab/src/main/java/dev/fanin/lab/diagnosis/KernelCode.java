package dev.fanin.lab.diagnosis;

import dev.fanin.init.Initializer;
import dev.fanin.init.VarianceScaling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Kernels that begin as their activation and fan-in ask for, as code.
final class KernelCode {

    private static final int MOST_NAMES = 3;

    private KernelCode() {}

    static Prescription of(List<KernelState> kernels) {
        Map<Initializer, List<KernelState>> groups = new LinkedHashMap<>();
        for (KernelState state : kernels) {
            groups.computeIfAbsent(state.ideal().initializer(), _ -> new ArrayList<>())
                    .add(state);
        }
        List<String> text = new ArrayList<>();
        List<String> fanin = new ArrayList<>();
        List<String> keras = new ArrayList<>();
        List<String> torch = new ArrayList<>();
        groups.forEach((initializer, states) -> {
            String where = where(states);
            text.add("begin " + where + " with " + initializer);
            fanin.add(".kernelInitializer(\"" + initializer + "\")  // " + where);
            keras.add("kernel_initializer=" + keras(initializer) + "  # " + where);
            torch.add(torch(initializer, states.getFirst()) + "  # " + where);
        });
        String sentence = String.join(", ", text);
        return new Prescription(
                sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".",
                String.join("\n", fanin),
                String.join("\n", keras),
                String.join("\n", torch));
    }

    static String where(List<KernelState> states) {
        List<String> names =
                states.stream().map(state -> state.kernel().path()).distinct().toList();
        if (names.size() <= MOST_NAMES) {
            return String.join(", ", names);
        }
        return names.getFirst() + " to " + names.getLast() + " (" + names.size() + " layers)";
    }

    private static String keras(Initializer initializer) {
        String text = initializer.toString();
        if (!text.contains("(")) {
            return "\"" + text + "\"";
        }
        return initializer instanceof VarianceScaling scaling
                ? String.format(
                        Locale.ROOT,
                        "keras.initializers.VarianceScaling(scale=%s, mode=\"%s\", distribution=\"%s\")",
                        shortest(scaling.scale()),
                        scaling.mode(),
                        scaling.distribution())
                : "keras.initializers." + text;
    }

    private static String torch(Initializer initializer, KernelState state) {
        double gain = Math.sqrt(state.ideal().variance() * state.kernel().fans().in());
        if (Math.abs(gain - Math.sqrt(2)) < 1e-9) {
            return "nn.init.kaiming_normal_(layer.weight, nonlinearity=\"relu\")";
        }
        return initializer instanceof VarianceScaling && Math.abs(gain - 1) < 1e-9
                ? "nn.init.kaiming_normal_(layer.weight, nonlinearity=\"linear\")"
                : String.format(Locale.ROOT, "nn.init.normal_(layer.weight, std=%.4g)", state.idealDeviation());
    }

    private static String shortest(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.1f", value) : Double.toString(value);
    }
}
