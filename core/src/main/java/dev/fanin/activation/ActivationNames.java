package dev.fanin.activation;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The names of activations, which are those of Keras.
final class ActivationNames {

    /// Every activation with the parameters Keras gives it.
    private static final Map<String, ActivationFunction> DEFAULTS = new LinkedHashMap<>();

    /// Names that mean one of these, as Keras accepts them.
    private static final Map<String, String> ALIASES = Map.of("swish", "silu", "hard_swish", "hard_silu");

    static {
        Stream.of(
                        Activations.linear(),
                        Activations.relu(),
                        Activations.relu6(),
                        Activations.leakyRelu(),
                        Activations.elu(),
                        Activations.celu(),
                        Activations.selu(),
                        Activations.gelu(),
                        Activations.silu(),
                        Activations.mish(),
                        Activations.softplus(),
                        Activations.softsign(),
                        Activations.sigmoid(),
                        Activations.tanh(),
                        Activations.hardSigmoid(),
                        Activations.hardSilu(),
                        Activations.hardTanh(),
                        Activations.exponential(),
                        Activations.logSigmoid(),
                        Activations.hardShrink(),
                        Activations.softShrink(),
                        Activations.tanhShrink(),
                        Activations.squarePlus(),
                        Activations.sparsePlus(),
                        Activations.sparseSigmoid(),
                        Activations.softmax(),
                        Activations.logSoftmax(),
                        Activations.sparsemax())
                .forEach(phi -> DEFAULTS.put(phi.name(), phi));
    }

    /// The one that Keras gives no parameters.
    private static final String THRESHOLD = "threshold";

    private ActivationNames() {}

    /// Reads a name with its parameters; see [Activations#named].
    static ActivationFunction read(String text) {
        Expression expression = Expression.parse(text);
        String name = ALIASES.getOrDefault(expression.name(), expression.name());
        if (name.equals(THRESHOLD)) {
            expression.allow("threshold", "default_value");
            return new Threshold(required(expression, "threshold"), required(expression, "default_value"));
        }
        ActivationFunction found = DEFAULTS.get(name);
        if (found == null) {
            List<String> known = Stream.concat(DEFAULTS.keySet().stream(), Stream.of(THRESHOLD))
                    .toList();
            throw new IllegalArgumentException(Suggestion.unknown("activation", name, known));
        }
        return switch (found) {
            case LeakyRelu(double slope) -> {
                expression.allow("negative_slope");
                yield new LeakyRelu(expression.number("negative_slope", slope));
            }
            case Elu(double alpha) -> {
                expression.allow("alpha");
                yield new Elu(expression.number("alpha", alpha));
            }
            case Celu(double alpha) -> {
                expression.allow("alpha");
                yield new Celu(expression.number("alpha", alpha));
            }
            case Gelu _ -> {
                expression.allow("approximate");
                yield new Gelu(expression.flag("approximate"));
            }
            case Sparsemax _ -> {
                expression.allow("exact");
                yield new Sparsemax(expression.flag("exact"));
            }
            case HardShrink(double threshold) -> {
                expression.allow("threshold");
                yield new HardShrink(expression.number("threshold", threshold));
            }
            case SoftShrink(double threshold) -> {
                expression.allow("threshold");
                yield new SoftShrink(expression.number("threshold", threshold));
            }
            case SquarePlus(double b) -> {
                expression.allow("b");
                yield new SquarePlus(expression.number("b", b));
            }
            case Linear _,
                    Relu _,
                    Relu6 _,
                    Selu _,
                    Silu _,
                    Mish _,
                    Softplus _,
                    Softsign _,
                    Sigmoid _,
                    Tanh _,
                    HardSigmoid _,
                    HardSilu _,
                    HardTanh _,
                    Exponential _,
                    LogSigmoid _,
                    TanhShrink _,
                    Threshold _,
                    SparsePlus _,
                    SparseSigmoid _,
                    Softmax _,
                    LogSoftmax _,
                    CustomActivation _ -> {
                expression.allow();
                yield found;
            }
        };
    }

    private static double required(Expression expression, String parameter) {
        if (!expression.parameters().containsKey(parameter)) {
            throw new IllegalArgumentException("'threshold' expects 'threshold' and 'default_value', which have no"
                    + " defaults, as in 'threshold(threshold=1,default_value=0)'.");
        }
        return expression.number(parameter, Double.NaN);
    }

    /// Returns every activation, with the parameters Keras gives it.
    static List<ActivationFunction> all() {
        return List.copyOf(DEFAULTS.values());
    }
}
