package dev.fanin.init;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The initializers by factory and by Keras name.
public final class Initializers {

    private static final double KERAS_WIDTH = 0.05;

    private static final Map<String, VarianceScaling> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put("glorot_uniform", glorotUniform());
        PRESETS.put("glorot_normal", glorotNormal());
        PRESETS.put("he_uniform", heUniform());
        PRESETS.put("he_normal", heNormal());
        PRESETS.put("lecun_uniform", lecunUniform());
        PRESETS.put("lecun_normal", lecunNormal());
    }

    private static final List<String> NAMES = Stream.concat(
                    PRESETS.keySet().stream(),
                    Stream.of("variance_scaling", "random_normal", "random_uniform", "zeros", "ones", "constant"))
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
            Map.entry("RandomUniform", "random_uniform"),
            Map.entry("Zeros", "zeros"),
            Map.entry("Ones", "ones"),
            Map.entry("Constant", "constant"));

    private Initializers() {}

    /// Variance `2 / (fan_in + fan_out)`, uniform; the default of Keras, also called Xavier
    /// uniform.
    public static VarianceScaling glorotUniform() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.UNIFORM);
    }

    /// Variance `2 / (fan_in + fan_out)`, truncated normal; also called Xavier normal.
    public static VarianceScaling glorotNormal() {
        return new VarianceScaling(1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `2 / fan_in`, uniform; also called Kaiming uniform, made for relu.
    public static VarianceScaling heUniform() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `2 / fan_in`, truncated normal; also called Kaiming normal, made for relu.
    public static VarianceScaling heNormal() {
        return new VarianceScaling(2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// Variance `1 / fan_in`, uniform.
    public static VarianceScaling lecunUniform() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM);
    }

    /// Variance `1 / fan_in`, truncated normal.
    public static VarianceScaling lecunNormal() {
        return new VarianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    /// A normal distribution of mean 0 and fixed standard deviation.
    public static RandomNormal randomNormal(double stddev) {
        return new RandomNormal(0, stddev);
    }

    /// A uniform distribution over a fixed interval.
    public static RandomUniform randomUniform(double minval, double maxval) {
        return new RandomUniform(minval, maxval);
    }

    /// All zeros, the default for a bias.
    public static Constant zeros() {
        return new Constant(0);
    }

    /// All ones.
    public static Constant ones() {
        return new Constant(1);
    }

    /// All the same value.
    public static Constant constant(double value) {
        return new Constant(value);
    }

    /// Reads an initializer as users write it: a Keras name, with parameters in brackets where it
    /// has any.
    ///
    /// Examples: `he_normal`, `random_normal(stddev=1.0)`,
    /// `variance_scaling(scale=2,mode=fan_in,distribution=uniform)`. Throws
    /// IllegalArgumentException with one line, and a suggestion for what may have been meant.
    public static Initializer named(String text) {
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
            case "random_uniform" -> {
                expression.allow("minval", "maxval");
                yield new RandomUniform(
                        expression.number("minval", -KERAS_WIDTH), expression.number("maxval", KERAS_WIDTH));
            }
            case "zeros" -> {
                expression.allow();
                yield zeros();
            }
            case "ones" -> {
                expression.allow();
                yield ones();
            }
            case "constant" -> {
                expression.allow("value");
                yield constant(expression.number("value", 0));
            }
            default -> throw new IllegalArgumentException(Suggestion.unknown("initializer", expression.name(), NAMES));
        };
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

    static String presetName(VarianceScaling initializer) {
        return PRESETS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(initializer))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
