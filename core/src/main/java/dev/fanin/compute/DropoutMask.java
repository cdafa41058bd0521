package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// Sets a share of the values to zero while training, and scales the others up.
///
/// @param rate the share set to zero
/// @param size the values of one sample
public record DropoutMask(float rate, int size) implements Operation {

    @Override
    public int scratchSize(int capacity) {
        return capacity * size;
    }

    @Override
    public void beforeForward(Pass pass) {
        if (pass.training()) {
            pass.random().fillUniform(pass.scratch(), 0, 0, 1);
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        if (!pass.training()) {
            System.arraycopy(input, from * size, output, from * size, (to - from) * size);
            return;
        }
        float[] factors = pass.scratch();
        float kept = 1 / (1 - rate);
        for (int i = from * size; i < to * size; i++) {
            factors[i] = factors[i] < rate ? 0 : kept;
            output[i] = input[i] * factors[i];
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        float[] gradient = pass.outputGradient();
        if (!pass.training()) {
            System.arraycopy(gradient, from * size, inputGradient, from * size, (to - from) * size);
            return;
        }
        float[] factors = pass.scratch();
        for (int i = from * size; i < to * size; i++) {
            inputGradient[i] = gradient[i] * factors[i];
        }
    }
}
