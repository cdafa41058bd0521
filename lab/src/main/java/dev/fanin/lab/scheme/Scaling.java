package dev.fanin.lab.scheme;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// `z = scale input` with one scale for all.
final class Scaling implements Operation {

    @Override
    public boolean isBySample() {
        return true;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        multiply(pass.input(), pass.output(), pass, from, to);
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            multiply(pass.outputGradient(), inputGradient, pass, from, to);
        }
    }

    private static void multiply(float[] values, float[] result, Pass pass, int from, int to) {
        float scale = pass.parameter(0)[0];
        int size = pass.inputSize();
        for (int i = from * size; i < to * size; i++) {
            result[i] = scale * values[i];
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        float[] input = pass.input();
        float[] gradient = pass.outputGradient();
        double sum = 0;
        for (int i = 0; i < pass.samples() * pass.inputSize(); i++) {
            sum += (double) gradient[i] * input[i];
        }
        pass.parameterGradient(0)[0] += (float) sum;
    }
}
