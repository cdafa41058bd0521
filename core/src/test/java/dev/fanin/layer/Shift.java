package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.tensor.Shape;
import java.util.List;

/// A layer of one's own, as a user would write it: `x = phi(input + shift)`, one shift for each
/// value of a sample.
record Shift(String name, ActivationFunction activation) implements CustomLayer {

    @Override
    public Shift named(String newName) {
        return new Shift(newName, activation);
    }

    @Override
    public String type() {
        return "Shift2D";
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of(new ParameterSpec("shift", input, new Fans(1, 1), Initializers.randomNormal(0.5)));
    }

    @Override
    public Operation operation(Shape input) {
        return new Operation() {
            @Override
            public void forward(Pass pass) {
                float[] shift = pass.parameters().getFirst();
                for (int i = 0; i < pass.samples() * pass.inputSize(); i++) {
                    pass.output()[i] = pass.input()[i] + shift[i % shift.length];
                }
            }

            @Override
            public void backward(Pass pass) {
                float[] shiftGradient = pass.parameterGradients().getFirst();
                float[] inputGradient = pass.inputGradient();
                for (int i = 0; i < pass.samples() * pass.inputSize(); i++) {
                    shiftGradient[i % shiftGradient.length] += pass.outputGradient()[i];
                    if (inputGradient != null) {
                        inputGradient[i] = pass.outputGradient()[i];
                    }
                }
            }
        };
    }
}
