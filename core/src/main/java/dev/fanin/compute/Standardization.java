package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// `z = (input - center) * scale + offset` along the last axis, with fixed numbers.
public final class Standardization implements Operation {

    private final float[] center;
    private final float[] scale;
    private final float[] offset;
    private final int rows;

    /// Plans the operation; the three arrays are as long as the last axis.
    ///
    /// @param rows the rows of one sample
    public Standardization(float[] center, float[] scale, float[] offset, int rows) {
        this.center = center;
        this.scale = scale;
        this.offset = offset;
        this.rows = rows;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        for (int row = from * rows; row < to * rows; row++) {
            int at = row * scale.length;
            for (int j = 0; j < scale.length; j++) {
                output[at + j] = (input[at + j] - center[j]) * scale[j] + offset[j];
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        float[] gradient = pass.outputGradient();
        for (int row = from * rows; row < to * rows; row++) {
            int at = row * scale.length;
            for (int j = 0; j < scale.length; j++) {
                inputGradient[at + j] = gradient[at + j] * scale[j];
            }
        }
    }
}
