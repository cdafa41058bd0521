package dev.fanin.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A convolution as products of matrices, over panels of output positions that stay in the second
/// cache; where an output sees its own position alone, the input is such a matrix as it is.
final class GemmConvolution implements ConvolutionKernels {

    /// How many values a panel has: 256 KiB, which leaves room in a second cache of 512 KiB.
    static final int PANEL = 64 * 1024;

    /// The most positions that one product sums over.
    private static final int LONGEST_SUM = 1024;

    private final ConvolutionShape shape;
    private final Kernels kernels;
    private final int fanIn;
    private final int inChannels;
    private final int outChannels;
    private final int inGroup;
    private final int outGroup;
    private final boolean pointwise;
    private final Patches patches;
    private final float[] panel;
    private final @Nullable MirroredConvolution mirrored;

    private GemmConvolution(ConvolutionShape shape, Kernels kernels, int size, @Nullable MirroredConvolution mirrored) {
        this.shape = shape;
        this.kernels = kernels;
        this.mirrored = mirrored;
        fanIn = shape.fanIn();
        inChannels = shape.inChannels();
        outChannels = shape.outChannels();
        inGroup = inChannels / shape.groups();
        outGroup = outChannels / shape.groups();
        pointwise = shape.isPointwise();
        patches = Patches.of(shape, size);
        panel = new float[pointwise ? 0 : patches.stride() * (patches.transposed() ? fanIn : patches.capacity())];
    }

    /// Returns a convolution in panels of about so many values.
    static GemmConvolution of(ConvolutionShape shape, Kernels kernels, int size) {
        return new GemmConvolution(shape, kernels, size, MirroredConvolution.of(shape, kernels, size));
    }

    /// Returns one whose gradients are seldom or never wanted.
    static GemmConvolution forwardOnly(ConvolutionShape shape, Kernels kernels, int size) {
        return new GemmConvolution(shape, kernels, size, null);
    }

    @Override
    public void forward(float[] x, float[] w, float[] y, int from, int to) {
        check(x, w, y, from, to);
        long end = position(to);
        int most = panelSize();
        for (long start = position(from); start < end; start += most) {
            int rows = (int) Math.min(most, end - start);
            int yFrom = (int) start * outChannels;
            for (int g = 0; g < shape.groups(); g++) {
                float[] a = gather(x, start, rows, g);
                kernels.gemm(
                        transposed(),
                        false,
                        rows,
                        outGroup,
                        fanIn,
                        a,
                        at(start, g),
                        stride(),
                        w,
                        g * outGroup,
                        outChannels,
                        false,
                        y,
                        yFrom + g * outGroup,
                        outChannels);
            }
        }
    }

    @Override
    public void backwardInput(float[] dy, float[] w, float[] dx, int from, int to) {
        check(dx, w, dy, from, to);
        if (mirrored != null) {
            mirrored.backwardInput(dy, w, dx, from, to);
            return;
        }
        if (!pointwise) {
            Arrays.fill(dx, from * shape.inputSize(), to * shape.inputSize(), 0);
        }
        long end = position(to);
        int most = panelSize();
        for (long start = position(from); start < end; start += most) {
            int rows = (int) Math.min(most, end - start);
            for (int g = 0; g < shape.groups(); g++) {
                product(dy, w, pointwise ? dx : panel, start, rows, g);
                if (!pointwise) {
                    patches.scatter(panel, start, start + rows, g, dx);
                }
            }
        }
    }

    /// The gradient with respect to the matrix of patches.
    private void product(float[] dy, float[] w, float[] into, long start, int rows, int g) {
        int dyFrom = (int) start * outChannels + g * outGroup;
        int wFrom = g * outGroup;
        int to = at(start, g);
        if (transposed()) {
            kernels.gemm(
                    false,
                    true,
                    fanIn,
                    rows,
                    outGroup,
                    w,
                    wFrom,
                    outChannels,
                    dy,
                    dyFrom,
                    outChannels,
                    false,
                    into,
                    to,
                    stride());
        } else {
            kernels.gemm(
                    false,
                    true,
                    rows,
                    fanIn,
                    outGroup,
                    dy,
                    dyFrom,
                    outChannels,
                    w,
                    wFrom,
                    outChannels,
                    false,
                    into,
                    to,
                    stride());
        }
    }

    @Override
    public void backwardKernel(float[] x, float[] dy, float[] dw, int from, int to) {
        check(x, dw, dy, from, to);
        long end = position(to);
        int most = summedPanelSize();
        for (long start = position(from); start < end; start += most) {
            int rows = (int) Math.min(most, end - start);
            int dyFrom = (int) start * outChannels;
            for (int g = 0; g < shape.groups(); g++) {
                float[] a = gather(x, start, rows, g);
                kernels.gemm(
                        !transposed(),
                        false,
                        fanIn,
                        outGroup,
                        rows,
                        a,
                        at(start, g),
                        stride(),
                        dy,
                        dyFrom + g * outGroup,
                        outChannels,
                        true,
                        dw,
                        g * outGroup,
                        outChannels);
            }
        }
    }

    private float[] gather(float[] x, long start, int rows, int g) {
        if (pointwise) {
            return x;
        }
        patches.gather(x, start, start + rows, g, panel);
        return panel;
    }

    private boolean transposed() {
        return !pointwise && patches.transposed();
    }

    private int stride() {
        return pointwise ? inChannels : patches.stride();
    }

    /// Returns where the matrix of a panel starts.
    private int at(long start, int g) {
        return pointwise ? (int) start * inChannels + g * inGroup : 0;
    }

    private int panelSize() {
        return pointwise ? Integer.MAX_VALUE : patches.capacity();
    }

    /// The kernel's gradient sums over positions, and a product cannot be cut along its sum.
    private int summedPanelSize() {
        return pointwise ? LONGEST_SUM : patches.capacity();
    }

    private long position(int sample) {
        return (long) sample * shape.outputPositions();
    }

    private void check(float[] x, float[] w, float[] y, int from, int to) {
        if (from < 0 || to < from) {
            throw new IndexOutOfBoundsException("Samples from " + from + " to " + to + " are no range.");
        }
        check("inputs", x, (long) to * shape.inputSize());
        check("kernel", w, shape.kernelSize());
        check("outputs", y, (long) to * shape.outputSize());
    }

    private static void check(String name, float[] array, long needed) {
        if (array.length < needed) {
            throw new IndexOutOfBoundsException("The " + name + " of this convolution need " + needed
                    + " values, but the array has " + array.length + ".");
        }
    }
}
