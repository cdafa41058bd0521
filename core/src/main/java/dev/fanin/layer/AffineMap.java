package dev.fanin.layer;

import org.jspecify.annotations.Nullable;

/// `output = input kernel + bias` over the last axis.
///
/// @param in the length of the last axis going in
/// @param out the length of the last axis coming out
/// @param useBias whether a bias is added
record AffineMap(int in, int out, boolean useBias) implements Operation {

    @Override
    public void forward(Pass pass) {
        int rows = rows(pass);
        float[] output = pass.output();
        if (useBias) {
            float[] bias = pass.parameters().get(1);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(bias, 0, output, row * out, out);
            }
        }
        float[] kernel = pass.parameters().get(0);
        pass.kernels().gemm(false, false, rows, out, in, pass.input(), 0, in, kernel, 0, out, useBias, output, 0, out);
    }

    @Override
    public void backward(Pass pass) {
        int rows = rows(pass);
        float[] gradient = pass.outputGradient();
        // dKernel = input' dOutput
        float[] kernelGradient = pass.parameterGradients().get(0);
        pass.kernels()
                .gemm(true, false, in, out, rows, pass.input(), 0, in, gradient, 0, out, true, kernelGradient, 0, out);
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
            // dInput = dOutput kernel'
            float[] kernel = pass.parameters().get(0);
            pass.kernels()
                    .gemm(false, true, rows, in, out, gradient, 0, out, kernel, 0, out, false, inputGradient, 0, in);
        }
    }

    private int rows(Pass pass) {
        return pass.samples() * (pass.inputSize() / in);
    }
}
