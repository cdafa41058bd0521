package dev.fanin.layer;

import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// Sets a share of the values to zero while training and scales the others up, so that the mean
/// stays.
///
/// `x = input * mask / (1 - rate)`; outside training `x = input`. The mask depends on seed, layer,
/// step and element alone.
///
/// Source: Srivastava et al., "Dropout", JMLR 15 (2014), section 4; scaled while training, as Keras
/// does.
///
/// @param rate the share set to zero, at least 0 and below 1
/// @param name the layer's name
public record Dropout(double rate, String name) implements Layer {

    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    Layers.called("Dropout", name) + ": rate must be at least 0 and below 1, got " + rate + ".");
        }
    }

    @Override
    public Dropout named(String newName) {
        return new Dropout(rate, newName);
    }

    @Override
    public String type() {
        return "Dropout";
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Operation operation(Shape input) {
        return rate == 0 ? Operation.identity() : new Masking((float) rate, input.arraySize());
    }

    private record Masking(float rate, int size) implements Operation {

        @Override
        public int scratchSize(int capacity, boolean inputGradient) {
            return capacity * size;
        }

        @Override
        public void forward(Pass pass) {
            int count = pass.samples() * size;
            if (!pass.training()) {
                System.arraycopy(pass.input(), 0, pass.output(), 0, count);
                return;
            }
            float[] factors = pass.scratch();
            pass.random().fillUniform(factors, 0, 0, 1);
            float kept = 1 / (1 - rate);
            for (int i = 0; i < count; i++) {
                factors[i] = factors[i] < rate ? 0 : kept;
                pass.output()[i] = pass.input()[i] * factors[i];
            }
        }

        @Override
        public void backward(Pass pass) {
            float @Nullable [] inputGradient = pass.inputGradient();
            if (inputGradient == null) {
                return;
            }
            int count = pass.samples() * size;
            if (!pass.training()) {
                System.arraycopy(pass.outputGradient(), 0, inputGradient, 0, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                inputGradient[i] = pass.outputGradient()[i] * pass.scratch()[i];
            }
        }
    }
}
