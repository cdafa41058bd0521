package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.tensor.Shape;
import java.util.List;

/// A layer of one's own, as docs/CUSTOM.md has it: `x = phi(input + shift)`, one shift for each
/// value of a sample.
record Shift(String name, ActivationFunction activation, boolean trainable) implements CustomLayer {

    @Override
    public Shift named(String newName) {
        return new Shift(newName, activation, trainable);
    }

    @Override
    public Shift trainable(boolean isTrainable) {
        return new Shift(name, activation, isTrainable);
    }

    @Override
    public String type() {
        return "Shift";
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
            public void forward(Pass pass, int from, int to) {
                float[] shift = pass.parameter(0);
                for (int i = from * shift.length; i < to * shift.length; i++) {
                    pass.output()[i] = pass.input()[i] + shift[i % shift.length];
                }
            }

            @Override
            public void backward(Pass pass, int from, int to) {
                float[] inputGradient = pass.inputGradient();
                if (inputGradient != null) {
                    int size = pass.inputSize();
                    System.arraycopy(
                            pass.outputGradient(), from * size, inputGradient, from * size, (to - from) * size);
                }
            }

            @Override
            public void parameterGradients(Pass pass, int part) {
                float[] shiftGradient = pass.parameterGradient(0);
                for (int i = 0; i < pass.samples() * pass.inputSize(); i++) {
                    shiftGradient[i % shiftGradient.length] += pass.outputGradient()[i];
                }
            }
        };
    }
}
