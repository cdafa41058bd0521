package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.config.ConfigText;
import dev.fanin.text.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The regularizers by factory, by Keras name and by config.
public final class Regularizers {

    private static final double COST = 0.01;
    private static final String NONE = "none";
    private static final String BOTH = "l1_l2";
    private static final List<String> NAMES = List.of("l1", "l2", BOTH, "orthogonal_regularizer", NONE);

    private Regularizers() {}

    /// Returns no regularizer.
    public static NoRegularizer none() {
        return new NoRegularizer();
    }

    /// Returns a penalty of `l1 sum |w|`.
    public static L1 l1(double l1) {
        return new L1(l1);
    }

    /// Returns a penalty of `l2 sum w^2`.
    public static L2 l2(double l2) {
        return new L2(l2);
    }

    /// Returns a penalty of `l1 sum |w| + l2 sum w^2`.
    public static L1L2 l1l2(double l1, double l2) {
        return new L1L2(l1, l2);
    }

    /// Returns a penalty on rows that are not at right angles.
    public static OrthogonalRegularizer orthogonal(double factor) {
        return new OrthogonalRegularizer(factor, "rows");
    }

    /// Returns the regularizer of the given name, with parameters in brackets: `l2`, `l2(0.001)`,
    /// `l1_l2(l1=0.001,l2=0.01)`, `none`.
    ///
    /// Costs are 0.01 where they are not given, but 0 for `L1L2` and `l1l2`, as in Keras 3. Throws
    /// IllegalArgumentException, with a suggestion where the name is near one that there is.
    public static Regularizer named(String name) {
        String text = withKey(name);
        String alone = ConfigText.name(text);
        String className = className(alone);
        Config config = ConfigText.read(text, className, keys(className));
        return alone.equals(BOTH) ? both(config, COST) : read(config);
    }

    /// Reads what [Regularizer#config] writes, or Keras; null stands for none.
    public static Regularizer of(@Nullable Config config) {
        if (config == null) {
            return none();
        }
        return config.values().isEmpty()
                ? named(config.className())
                : read(new Config(className(config.className()), config.values()));
    }

    /// Writes `l2(l2=0.01)` for `l2(0.01)`.
    private static String withKey(String text) {
        int bracket = text.indexOf('(');
        if (bracket < 0
                || text.indexOf('=') >= 0
                || text.substring(bracket + 1).strip().equals(")")) {
            return text;
        }
        String first = switch (text.substring(0, bracket).strip()) {
            case "l1", "L1" -> "l1=";
            case "l2", "L2" -> "l2=";
            default -> "";
        };
        return text.substring(0, bracket + 1) + first + text.substring(bracket + 1);
    }

    private static String className(String name) {
        return switch (name) {
            case "l1", "L1" -> "L1";
            case "l2", "L2" -> "L2";
            case "l1_l2", "l1l2", "L1L2" -> "L1L2";
            case "orthogonal_regularizer", "OrthogonalRegularizer" -> "OrthogonalRegularizer";
            case NONE -> NONE;
            default -> throw new IllegalArgumentException(Suggestion.unknown("regularizer", name, NAMES));
        };
    }

    private static List<String> keys(String className) {
        return switch (className) {
            case "L1" -> List.of("l1");
            case "L2" -> List.of("l2");
            case "L1L2" -> List.of("l1", "l2");
            case NONE -> List.of();
            default -> List.of("factor", "mode");
        };
    }

    private static Regularizer read(Config config) {
        return switch (config.className()) {
            case "L1" -> l1(config.number("l1", COST));
            case "L2" -> l2(config.number("l2", COST));
            case "L1L2" -> both(config, 0);
            case NONE -> none();
            default -> new OrthogonalRegularizer(config.number("factor", COST), config.text("mode", "rows"));
        };
    }

    private static L1L2 both(Config config, double otherwise) {
        return new L1L2(config.number("l1", otherwise), config.number("l2", otherwise));
    }

    static void requireCost(String className, String key, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    className + " expects a finite '" + key + "' of at least 0, got " + value + ".");
        }
    }
}
