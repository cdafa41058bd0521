package dev.fanin.lab.theory;

import java.util.function.UnaryOperator;

/// One layer as theory sees it: what it makes of the signal, and how gradients come back through
/// it.
///
/// @param before z, what its operation puts out
/// @param after x = phi(z)
/// @param throughActivation takes dL/dx to dL/dz
/// @param operation takes dL/dz to the gradients of the inputs
record Step(State before, State after, UnaryOperator<Gradient> throughActivation, Adjoint operation) {

    /// Takes the gradient of an operation's output to that of one of its inputs.
    @FunctionalInterface
    interface Adjoint {
        Gradient toInput(Gradient gradient, int input);
    }

    /// Makes a step without an activation.
    static Step of(State state, Adjoint operation) {
        return new Step(state, state, gradient -> gradient, operation);
    }

    /// Returns this operation with another one after it, which takes its output alone.
    Step then(Step next) {
        return new Step(
                next.before,
                next.after,
                next.throughActivation,
                (gradient, input) ->
                        operation.toInput(throughActivation.apply(next.operation.toInput(gradient, 0)), input));
    }
}
