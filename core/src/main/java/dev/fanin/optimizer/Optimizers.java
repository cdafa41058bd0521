package dev.fanin.optimizer;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.List;

/// The optimizers by factory and by Keras name.
public final class Optimizers {

    private static final double DEFAULT_RATE = 0.01;

    private Optimizers() {}

    /// Returns stochastic gradient descent with Keras's learning rate of 0.01.
    public static Sgd sgd() {
        return sgd(DEFAULT_RATE);
    }

    /// Returns stochastic gradient descent.
    public static Sgd sgd(double learningRate) {
        return sgd(learningRate, 0);
    }

    /// Returns stochastic gradient descent with momentum.
    public static Sgd sgd(double learningRate, double momentum) {
        return new Sgd(learningRate, momentum, false);
    }

    /// Reads an optimizer as users write it: `sgd`,
    /// `sgd(learning_rate=0.1,momentum=0.9,nesterov=true)`.
    public static Optimizer named(String text) {
        Expression expression = Expression.parse(text);
        if (!expression.name().equals("sgd") && !expression.name().equals("SGD")) {
            throw new IllegalArgumentException(Suggestion.unknown("optimizer", expression.name(), List.of("sgd")));
        }
        expression.allow("learning_rate", "momentum", "nesterov");
        return new Sgd(
                expression.number("learning_rate", DEFAULT_RATE),
                expression.number("momentum", 0),
                expression.flag("nesterov"));
    }
}
