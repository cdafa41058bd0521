package dev.fanin.init;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The names of initializers: those of Keras, which are read, and those of PyTorch, which are
/// explained.
final class InitializerNames {

    private static final double KERAS_WIDTH = 0.05;

    private static final Map<String, VarianceScaling> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put("glorot_uniform", Initializers.glorotUniform());
        PRESETS.put("glorot_normal", Initializers.glorotNormal());
        PRESETS.put("he_uniform", Initializers.heUniform());
        PRESETS.put("he_normal", Initializers.heNormal());
        PRESETS.put("lecun_uniform", Initializers.lecunUniform());
        PRESETS.put("lecun_normal", Initializers.lecunNormal());
    }

    private static final List<String> NAMES = Stream.concat(
                    PRESETS.keySet().stream(),
                    Stream.of(
                            "variance_scaling",
                            "random_normal",
                            "truncated_normal",
                            "random_uniform",
                            "zeros",
                            "ones",
                            "constant"))
            .toList();

    /// Names that mean one of the above, as Keras accepts them.
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("normal", "random_normal"),
            Map.entry("uniform", "random_uniform"),
            Map.entry("zero", "zeros"),
            Map.entry("one", "ones"),
            Map.entry("GlorotUniform", "glorot_uniform"),
            Map.entry("GlorotNormal", "glorot_normal"),
            Map.entry("HeUniform", "he_uniform"),
            Map.entry("HeNormal", "he_normal"),
            Map.entry("LecunUniform", "lecun_uniform"),
            Map.entry("LecunNormal", "lecun_normal"),
            Map.entry("VarianceScaling", "variance_scaling"),
            Map.entry("RandomNormal", "random_normal"),
            Map.entry("TruncatedNormal", "truncated_normal"),
            Map.entry("RandomUniform", "random_uniform"),
            Map.entry("Zeros", "zeros"),
            Map.entry("Ones", "ones"),
            Map.entry("Constant", "constant"));

    /// What PyTorch calls by another name; its normal ones are not cut, so they are not the same.
    private static final Map<String, String> PYTORCH = Map.of(
            "xavier_uniform",
            "'glorot_uniform'",
            "kaiming_uniform",
            "'he_uniform'",
            "xavier_normal",
            "'glorot_normal' and cut at two standard deviations;"
                    + " without the cut it is variance_scaling(mode=fan_avg,distribution=untruncated_normal)",
            "kaiming_normal",
            "'he_normal' and cut at two standard deviations;"
                    + " without the cut it is variance_scaling(scale=2,distribution=untruncated_normal)");

    private InitializerNames() {}

    /// Reads a name with its parameters; see [Initializers#named].
    static Initializer read(String text) {
        Expression expression = Expression.parse(text);
        String name = ALIASES.getOrDefault(expression.name(), expression.name());
        VarianceScaling preset = PRESETS.get(name);
        if (preset != null) {
            expression.allow();
            return preset;
        }
        return switch (name) {
            case "variance_scaling" -> varianceScaling(expression);
            case "random_normal" -> {
                expression.allow("mean", "stddev");
                yield new RandomNormal(expression.number("mean", 0), expression.number("stddev", KERAS_WIDTH));
            }
            case "truncated_normal" -> {
                expression.allow("mean", "stddev");
                yield new TruncatedNormal(expression.number("mean", 0), expression.number("stddev", KERAS_WIDTH));
            }
            case "random_uniform" -> {
                expression.allow("minval", "maxval");
                yield new RandomUniform(
                        expression.number("minval", -KERAS_WIDTH), expression.number("maxval", KERAS_WIDTH));
            }
            case "zeros" -> {
                expression.allow();
                yield Initializers.zeros();
            }
            case "ones" -> {
                expression.allow();
                yield Initializers.ones();
            }
            case "constant" -> {
                expression.allow("value");
                yield Initializers.constant(expression.number("value", 0));
            }
            default -> throw unknown(name);
        };
    }

    /// Returns the name of the preset that the initializer equals, or an empty text.
    static String preset(VarianceScaling initializer) {
        return PRESETS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(initializer))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static VarianceScaling varianceScaling(Expression expression) {
        expression.allow("scale", "mode", "distribution");
        String mode = expression.word("mode", "fan_in");
        String distribution = expression.word("distribution", "truncated_normal");
        return new VarianceScaling(
                expression.number("scale", 1),
                choose("mode", mode, FanMode.values()),
                distribution.equals("normal")
                        ? Distribution.TRUNCATED_NORMAL
                        : choose("distribution", distribution, Distribution.values()));
    }

    private static <T> T choose(String what, String given, T[] choices) {
        for (T choice : choices) {
            if (choice.toString().equals(given)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(Suggestion.unknown(
                what, given, Stream.of(choices).map(Object::toString).toList()));
    }

    private static IllegalArgumentException unknown(String name) {
        String inKeras = PYTORCH.get(name.endsWith("_") ? name.substring(0, name.length() - 1) : name);
        return new IllegalArgumentException(
                inKeras == null
                        ? Suggestion.unknown("initializer", name, NAMES)
                        : "'" + name + "' is PyTorch's name; in Keras and here it is called " + inKeras + ".");
    }
}
