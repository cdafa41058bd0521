package dev.fanin.constraint;

import dev.fanin.config.Config;
import dev.fanin.config.ConfigText;
import dev.fanin.text.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The constraints by factory, by Keras name and by config.
///
/// Those on lengths take a parameter for vectors that lie along some of its axes: in a kernel of
/// shape (inputs, nodes) along axis 0 they are the weights into each node, and in one of a
/// convolution along all axes but the last.
public final class Constraints {

    private static final String NONE = "none";
    private static final List<String> NAMES = List.of("max_norm", "non_neg", "unit_norm", "min_max_norm", NONE);
    private static final List<Integer> FIRST = List.of(0);

    private Constraints() {}

    /// Returns no constraint.
    public static NoConstraint none() {
        return new NoConstraint();
    }

    /// Returns the constraint that no vector along axis 0 is longer than a bound.
    public static MaxNorm maxNorm(double maxValue) {
        return new MaxNorm(maxValue, FIRST);
    }

    /// Returns the constraint that no value is below 0.
    public static NonNeg nonNeg() {
        return new NonNeg();
    }

    /// Returns the constraint that every vector along axis 0 has length 1.
    public static UnitNorm unitNorm() {
        return new UnitNorm(FIRST);
    }

    /// Returns the constraint that lengths of vectors along axis 0 are within bounds.
    public static MinMaxNorm minMaxNorm(double minValue, double maxValue) {
        return new MinMaxNorm(minValue, maxValue, 1, FIRST);
    }

    /// Returns the constraint of the given name, with parameters in brackets: `non_neg`,
    /// `max_norm(max_value=3)`, `unit_norm(axis=[0,1,2])`, `none`.
    ///
    /// Throws IllegalArgumentException, with a suggestion where the name is near one that there is.
    public static Constraint named(String name) {
        String className = className(ConfigText.name(name));
        return read(ConfigText.read(name, className, keys(className)));
    }

    /// Reads what [Constraint#config] writes, or Keras; null stands for none.
    public static Constraint of(@Nullable Config config) {
        return config == null ? none() : read(new Config(className(config.className()), config.values()));
    }

    private static String className(String name) {
        return switch (name) {
            case "max_norm", "MaxNorm" -> "MaxNorm";
            case "non_neg", "NonNeg" -> "NonNeg";
            case "unit_norm", "UnitNorm" -> "UnitNorm";
            case "min_max_norm", "MinMaxNorm" -> "MinMaxNorm";
            case NONE -> NONE;
            default -> throw new IllegalArgumentException(Suggestion.unknown("constraint", name, NAMES));
        };
    }

    private static List<String> keys(String className) {
        return switch (className) {
            case "MaxNorm" -> List.of("max_value", "axis");
            case "UnitNorm" -> List.of("axis");
            case "MinMaxNorm" -> List.of("min_value", "max_value", "rate", "axis");
            default -> List.of();
        };
    }

    private static Constraint read(Config c) {
        List<Integer> axes = Vectors.axes(c);
        return switch (c.className()) {
            case "MaxNorm" -> new MaxNorm(c.number("max_value", 2), axes);
            case "UnitNorm" -> new UnitNorm(axes);
            case "MinMaxNorm" ->
                new MinMaxNorm(c.number("min_value", 0), c.number("max_value", 1), c.number("rate", 1), axes);
            case "NonNeg" -> nonNeg();
            default -> none();
        };
    }

    static void requireLength(String className, String key, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    className + " expects a finite '" + key + "' of at least 0, got " + value + ".");
        }
    }
}
