package dev.fanin.init;

import dev.fanin.text.Expression;
import dev.fanin.text.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The initializers of Keras 3 by all the names it accepts; upper and lower case differ.
final class KerasNames {

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

    static final List<NamedForm> FORMS = Stream.concat(
                    PRESETS.entrySet().stream()
                            .map(preset -> NamedForm.drawn(
                                    preset.getKey(), e -> withAxes(preset.getValue(), e), "input_axes", "output_axes")),
                    Stream.of(
                            NamedForm.drawn(
                                    "variance_scaling",
                                    e -> withAxes(varianceScaling(e), e),
                                    "scale",
                                    "mode",
                                    "distribution",
                                    "input_axes",
                                    "output_axes"),
                            NamedForm.drawn(
                                    "random_normal",
                                    e -> new RandomNormal(e.number("mean", 0), e.number("stddev", KERAS_WIDTH)),
                                    "mean",
                                    "stddev"),
                            NamedForm.drawn(
                                    "truncated_normal",
                                    e -> new TruncatedNormal(e.number("mean", 0), e.number("stddev", KERAS_WIDTH)),
                                    "mean",
                                    "stddev"),
                            NamedForm.drawn(
                                    "random_uniform",
                                    e -> new RandomUniform(
                                            e.number("minval", -KERAS_WIDTH), e.number("maxval", KERAS_WIDTH)),
                                    "minval",
                                    "maxval"),
                            NamedForm.drawn("orthogonal", e -> new Orthogonal(e.number("gain", 1)), "gain"),
                            NamedForm.fixed("zeros", e -> Initializers.zeros()),
                            NamedForm.fixed("ones", e -> Initializers.ones()),
                            NamedForm.fixed("constant", e -> new Constant(e.number("value", 0)), "value"),
                            NamedForm.fixed("identity", e -> new Identity(e.number("gain", 1)), "gain"),
                            NamedForm.fixed("stft", KerasNames::stft, "side", "window", "scaling", "periodic")))
            .toList();

    static final Map<String, String> ALIASES = Map.ofEntries(
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
            Map.entry("Orthogonal", "orthogonal"),
            Map.entry("OrthogonalInitializer", "orthogonal"),
            Map.entry("Zeros", "zeros"),
            Map.entry("Ones", "ones"),
            Map.entry("Constant", "constant"),
            Map.entry("Identity", "identity"),
            Map.entry("IdentityInitializer", "identity"),
            Map.entry("STFT", "stft"),
            Map.entry("STFTInitializer", "stft"));

    private KerasNames() {}

    /// Returns the name of the preset that the initializer equals but for axes, or an empty text.
    static String preset(VarianceScaling initializer) {
        return PRESETS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(initializer.withoutAxes()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /// Throws for the base class of Keras, which its names include.
    static void refuseBase(String name) {
        if (name.equals("initializer") || name.equals("Initializer")) {
            throw new IllegalArgumentException(Quoted.of(name)
                    + " is Keras's abstract base of initializers, which draws nothing; name one that does, such as"
                    + " 'glorot_uniform'.");
        }
    }

    private static VarianceScaling varianceScaling(Expression expression) {
        String distribution = expression.word("distribution", "truncated_normal");
        return new VarianceScaling(
                expression.number("scale", 1),
                Choices.of("mode", expression.word("mode", "fan_in"), FanMode.values()),
                distribution.equals("normal")
                        ? Distribution.TRUNCATED_NORMAL
                        : Choices.of("distribution", distribution, Distribution.values()));
    }

    private static VarianceScaling withAxes(VarianceScaling scaling, Expression expression) {
        boolean input = expression.parameters().containsKey("input_axes");
        boolean output = expression.parameters().containsKey("output_axes");
        if (input != output) {
            throw new IllegalArgumentException(Quoted.of(expression.name()) + " got "
                    + (input ? "'input_axes' without 'output_axes'" : "'output_axes' without 'input_axes'")
                    + "; the fans need both or neither.");
        }
        return input
                ? scaling.withAxes(new Axes(axes(expression, "input_axes"), axes(expression, "output_axes")))
                : scaling;
    }

    private static List<Integer> axes(Expression expression, String parameter) {
        List<Double> numbers = expression.numbers(parameter);
        for (double number : numbers) {
            if (number != (int) number) {
                throw new IllegalArgumentException(Quoted.of(expression.name()) + " expects whole numbers for "
                        + Quoted.of(parameter) + ", got " + number + ".");
            }
        }
        return numbers.stream().map(Double::intValue).toList();
    }

    private static Stft stft(Expression expression) {
        String window = expression.word("window", "hann");
        return new Stft(
                Choices.of("side", expression.word("side", "real"), Stft.Part.values()),
                window.startsWith("[")
                        ? StftWindow.of(expression.numbers("window").stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        : StftWindow.named(window),
                Choices.of("scaling", expression.word("scaling", "density"), Stft.Scaling.values()),
                expression.flag("periodic"));
    }
}
