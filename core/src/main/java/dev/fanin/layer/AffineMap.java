package dev.fanin.layer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `output = input kernel + bias` over the last axis.
///
/// @param in the length of the last axis going in
/// @param out the length of the last axis coming out
/// @param useBias whether a bias is added
record AffineMap(int in, int out, boolean useBias) implements Operation {

    @Override
    public int scratchSize(int capacity, boolean inputGradient) {
        return inputGradient ? in * out : 0;
    }

    @Override
    public void forward(Pass pass) {
        int rows = rows(pass);
        float[] output = pass.output();
        if (useBias) {
            float[] bias = pass.parameters().get(1);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(bias, 0, output, row * out, out);
            }
        } else {
            Arrays.fill(output, 0, rows * out, 0f);
        }
        pass.kernels().addProduct(rows, out, in, pass.input(), pass.parameters().get(0), output);
    }

    @Override
    public void backward(Pass pass) {
        int rows = rows(pass);
        float[] gradient = pass.outputGradient();
        // dKernel = input' dOutput
        pass.kernels()
                .addProductTransposed(
                        in,
                        out,
                        rows,
                        pass.input(),
                        gradient,
                        pass.parameterGradients().get(0));
        if (useBias) {
            float[] biasGradient = pass.parameterGradients().get(1);
            for (int row = 0; row < rows; row++) {
                for (int j = 0; j < out; j++) {
                    biasGradient[j] += gradient[row * out + j];
                }
            }
        }
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            // dInput = dOutput kernel'; with the kernel transposed, the inner loop runs along rows
            float[] transposed = pass.scratch();
            pass.kernels().transpose(in, out, pass.parameters().get(0), transposed);
            Arrays.fill(inputGradient, 0, rows * in, 0f);
            pass.kernels().addProduct(rows, in, out, gradient, transposed, inputGradient);
        }
    }

    private int rows(Pass pass) {
        return pass.samples() * (pass.inputSize() / in);
    }
}
