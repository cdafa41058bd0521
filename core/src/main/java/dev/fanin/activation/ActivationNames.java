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
                        Activations.softmax())
                .forEach(phi -> DEFAULTS.put(phi.name(), phi));
    }

    private ActivationNames() {}

    /// Reads a name with its parameters; see [Activations#named].
    static ActivationFunction read(String text) {
        Expression expression = Expression.parse(text);
        String name = ALIASES.getOrDefault(expression.name(), expression.name());
        ActivationFunction found = DEFAULTS.get(name);
        if (found == null) {
            throw new IllegalArgumentException(Suggestion.unknown("activation", name, DEFAULTS.keySet()));
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
                    Softmax _,
                    CustomActivation _ -> {
                expression.allow();
                yield found;
            }
        };
    }

    /// Returns every activation, with the parameters Keras gives it.
    static List<ActivationFunction> all() {
        return List.copyOf(DEFAULTS.values());
    }
}
