package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `z = max(input, 0) + alpha min(input, 0)` with slopes that are learned.
public final class SlopedRectifier implements Operation {

    /// For each value of a sample, which slope it has.
    private final int[] places;

    private final float[] slopes;
    private final double[] sums;

    /// Plans the operation.
    ///
    /// @param alpha the shape of the slopes: that of a sample, or 1 along some axes
    public SlopedRectifier(Shape input, Shape alpha) {
        places = Strides.places(input, Strides.broadcast(alpha, input));
        slopes = new float[places.length];
        sums = new double[alpha.arraySize()];
    }

    @Override
    public void beforeForward(Pass pass) {
        float[] alpha = pass.parameter(0);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = alpha[places[i]];
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        for (int sample = from; sample < to; sample++) {
            int at = sample * slopes.length;
            for (int i = 0; i < slopes.length; i++) {
                output[at + i] = Math.max(input[at + i], 0) + slopes[i] * Math.min(input[at + i], 0);
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        float[] input = pass.input();
        float[] gradient = pass.outputGradient();
        for (int sample = from; sample < to; sample++) {
            int at = sample * slopes.length;
            for (int i = 0; i < slopes.length; i++) {
                inputGradient[at + i] = gradient[at + i] * (input[at + i] > 0 ? 1 : slopes[i]);
            }
        }
    }

    @Override
    public void parameterGradients(Pass pass, int part) {
        float[] input = pass.input();
        float[] gradient = pass.outputGradient();
        Arrays.fill(sums, 0);
        for (int sample = 0; sample < pass.samples(); sample++) {
            int at = sample * places.length;
            for (int i = 0; i < places.length; i++) {
                sums[places[i]] += gradient[at + i] * Math.min(input[at + i], 0);
            }
        }
        float[] alphaGradient = pass.parameterGradient(0);
        for (int i = 0; i < sums.length; i++) {
            alphaGradient[i] += (float) sums[i];
        }
    }
}
