package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// `output = input kernel + bias` over the last axis.
///
/// @param in the length of the last axis going in
/// @param out the length of the last axis coming out
/// @param rows the rows of one sample
/// @param useBias whether a bias is added
public record AffineMap(int in, int out, int rows, boolean useBias) implements Operation {

    /// The smallest part of the kernel's gradient that is worth a call of its own, in rows.
    private static final int PART = 64;

    private static final int MOST_PARTS = 16;

    /// Up to so many rows, reading the kernel takes longer than computing with it.
    private static final int FEW_ROWS = 4;

    /// From this width on, columns are worth sharing out.
    private static final int WIDE = 64;

    @Override
    public boolean isBySample() {
        return true;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        multiply(pass, from * rows, to * rows, 0, out);
    }

    @Override
    public boolean cutsColumns(int samples) {
        return samples * rows <= FEW_ROWS && out >= WIDE;
    }

    @Override
    public void forwardColumns(Pass pass, int from, int to) {
        multiply(pass, 0, pass.samples() * rows, from, to);
    }

    private void multiply(Pass pass, int firstRow, int endRow, int from, int to) {
        float[] output = pass.output();
        if (useBias) {
            float[] bias = pass.parameter(1);
            for (int row = firstRow; row < endRow; row++) {
                System.arraycopy(bias, from, output, row * out + from, to - from);
            }
        }
        pass.kernels()
                .gemm(
                        false,
                        false,
                        endRow - firstRow,
                        to - from,
                        in,
                        pass.input(),
                        firstRow * in,
                        in,
                        pass.parameter(0),
                        from,
                        out,
                        useBias,
                        output,
                        firstRow * out + from,
                        out);
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient != null) {
            int first = from * rows;
            pass.kernels()
                    .gemm(
                            false,
                            true,
                            (to - from) * rows,
                            in,
                            out,
                            pass.outputGradient(),
                            first * out,
                            out,
                            pass.parameter(0),
                            0,
                            out,
                            false,
                            inputGradient,
                            first * in,
                            in);
        }
    }

    /// A part is a run of rows of the kernel; the first one has the bias besides.
    @Override
    public void parameterGradients(Pass pass, int part) {
        int count = pass.samples() * rows;
        int parts = gradientParts(pass.samples());
        int from = (int) ((long) in * part / parts);
        int to = (int) ((long) in * (part + 1) / parts);
        pass.kernels()
                .gemm(
                        true,
                        false,
                        to - from,
                        out,
                        count,
                        pass.input(),
                        from,
                        in,
                        pass.outputGradient(),
                        0,
                        out,
                        pass.adding(),
                        pass.parameterGradient(0),
                        from * out,
                        out);
        if (part == 0 && useBias) {
            Columns.sum(pass.outputGradient(), count, out, pass.adding(), pass.parameterGradient(1));
        }
    }

    @Override
    public int gradientParts(int samples) {
        return Math.clamp(in / PART, 1, MOST_PARTS);
    }

    @Override
    public boolean replacesGradients() {
        return true;
    }

    @Override
    public long work() {
        return 2L * rows * in * out;
    }
}
