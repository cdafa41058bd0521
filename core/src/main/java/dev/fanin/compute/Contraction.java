package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.tensor.Shape;
import org.jspecify.annotations.Nullable;

/// Sums the products of two inputs along one axis of each: `z_ab = sum_k u_ak v_bk`, where u and v
/// are the inputs or, on request, the inputs divided by their norms along that axis.
public final class Contraction implements Operation {

    /// The least norm that is divided by: `keras.backend.epsilon()`.
    private static final double LEAST_NORM = 1e-7;

    private final Side left;
    private final Side right;
    private final int length;
    private final boolean isNormalized;

    /// One input: where its vectors begin and how far apart their values lie.
    private static final class Side {
        private final int[] starts;
        private final int step;
        private final int size;

        Side(Shape shape, int axis) {
            int[] strides = Strides.of(shape);
            int[] axes = shape.toArray();
            axes[axis] = 1;
            starts = Strides.places(Shape.of(axes), strides);
            step = strides[axis];
            size = shape.arraySize();
        }
    }

    /// Plans the operation.
    ///
    /// @param leftAxis the axis of the first input, from 0, without the batch
    /// @param rightAxis the axis of the second
    public Contraction(Shape left, int leftAxis, Shape right, int rightAxis, boolean isNormalized) {
        this.left = new Side(left, leftAxis);
        this.right = new Side(right, rightAxis);
        this.length = left.axis(leftAxis);
        this.isNormalized = isNormalized;
    }

    private int outputSize() {
        return left.starts.length * right.starts.length;
    }

    /// One over the norm of each vector.
    @Override
    public int scratchSize(int capacity) {
        return capacity * (left.starts.length + right.starts.length);
    }

    @Override
    public long work() {
        return 2L * outputSize() * length;
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        for (int sample = from; sample < to; sample++) {
            int first = sample * (left.starts.length + right.starts.length);
            measure(pass.input(0), left, sample, pass.scratch(), first);
            measure(pass.input(1), right, sample, pass.scratch(), first + left.starts.length);
            multiply(pass, sample, first);
        }
    }

    private void measure(float[] values, Side side, int sample, float[] inverses, int first) {
        for (int a = 0; a < side.starts.length; a++) {
            double squares = 0;
            int start = sample * side.size + side.starts[a];
            for (int k = 0; isNormalized && k < length; k++) {
                double value = values[start + k * side.step];
                squares += value * value;
            }
            inverses[first + a] = isNormalized ? (float) (1 / Math.max(Math.sqrt(squares), LEAST_NORM)) : 1;
        }
    }

    private void multiply(Pass pass, int sample, int first) {
        float[] x = pass.input(0);
        float[] y = pass.input(1);
        float[] inverses = pass.scratch();
        int out = sample * outputSize();
        for (int a = 0; a < left.starts.length; a++) {
            int atX = sample * left.size + left.starts[a];
            for (int b = 0; b < right.starts.length; b++) {
                int atY = sample * right.size + right.starts[b];
                double sum = 0;
                for (int k = 0; k < length; k++) {
                    sum += (double) x[atX + k * left.step] * y[atY + k * right.step];
                }
                pass.output()[out++] = (float) (sum * inverses[first + a] * inverses[first + left.starts.length + b]);
            }
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] leftGradient = pass.inputGradient(0);
        float @Nullable [] rightGradient = pass.inputGradient(1);
        int lefts = left.starts.length;
        int rights = right.starts.length;
        for (int sample = from; sample < to; sample++) {
            int first = sample * (lefts + rights);
            if (leftGradient != null) {
                side(pass, sample, 0, left, right, first, first + lefts, rights, 1, leftGradient);
            }
            if (rightGradient != null) {
                side(pass, sample, 1, right, left, first + lefts, first, 1, rights, rightGradient);
            }
        }
    }

    /// The gradient of one input.
    ///
    /// @param mine where the inverse norms of this input begin
    /// @param theirs where those of the other input begin
    /// @param outerStep from the output of one vector of this input to that of the next
    /// @param innerStep from the output of one vector of the other input to that of the next
    private void side(
            Pass pass,
            int sample,
            int input,
            Side own,
            Side other,
            int mine,
            int theirs,
            int outerStep,
            int innerStep,
            float[] target) {
        float[] x = pass.input(input);
        float[] y = pass.input(1 - input);
        float[] gradient = pass.outputGradient();
        float[] inverses = pass.scratch();
        for (int a = 0; a < own.starts.length; a++) {
            int at = sample * own.size + own.starts[a];
            float inverse = inverses[mine + a];
            double along = 0;
            for (int k = 0; k < length; k++) {
                double sum = 0;
                for (int b = 0; b < other.starts.length; b++) {
                    float g = gradient[sample * outputSize() + a * outerStep + b * innerStep];
                    sum += (double) g
                            * y[sample * other.size + other.starts[b] + k * other.step]
                            * inverses[theirs + b];
                }
                target[at + k * own.step] = (float) (sum * inverse);
                along += sum * x[at + k * own.step];
            }
            // Of a vector divided by its norm, only what is across it changes anything.
            boolean turns = isNormalized && inverse < (float) (1 / LEAST_NORM);
            float pull = turns ? (float) (along * inverse * inverse * inverse) : 0;
            for (int k = 0; k < length; k++) {
                target[at + k * own.step] -= pull * x[at + k * own.step];
            }
        }
    }
}
