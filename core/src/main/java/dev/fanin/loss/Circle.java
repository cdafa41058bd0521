package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// Draws rows of one class together and rows of two classes apart, for outputs of length 1.
///
/// With `d_ij = max(1 - y_i y_j, 0)` and margin m, row i costs `softplus(P + N)`:
///
/// - P is logsumexp over the other rows of its class of `-gamma (d + m) (m - d)`;
/// - N is logsumexp over the rows of other classes of `gamma max(1 + m - d, 0) (1 - m - d)`.
///
/// A row without one or the other costs 0; rows that cost 0 do not count. Targets are class
/// numbers, any whole numbers. The gradient goes through the weights too, as in Keras.
///
/// Source: Sun et al., "Circle loss: a unified perspective of pair similarity optimization", 2020.
///
/// @param gamma how sharp the sums are; positive
/// @param margin how far classes are kept apart
/// @param removeDiagonal whether a row is no neighbour of itself
/// @param reduction how the losses of a batch become one number
public record Circle(double gamma, double margin, boolean removeDiagonal, Reduction reduction) implements Loss {

    public Circle {
        Losses.require(gamma > 0 && gamma < Double.POSITIVE_INFINITY, "Circle", "a positive 'gamma'", gamma);
        Losses.require(Double.isFinite(margin), "Circle", "a finite 'margin'", margin);
    }

    @Override
    public String name() {
        return "circle";
    }

    @Override
    public Config config() {
        return Losses.config("Circle", name(), reduction)
                .with(Losses.GAMMA, gamma)
                .with("margin", margin)
                .with("remove_diagonal", removeDiagonal);
    }

    @Override
    public Shape targetShape(Shape output) {
        if (output.rank() != 1) {
            throw new IllegalArgumentException("The loss 'circle' expects an output of one axis a sample, got " + output
                    + "; end the network with a Flatten or a Dense layer.");
        }
        return output.dropLast();
    }

    @Override
    public boolean counts(int row, float[] target, double loss) {
        return !(loss <= 0);
    }

    @Override
    public boolean isMasked() {
        return true;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int i = 0; i < rows; i++) {
            losses[i] = softplus(
                    total(i, true, rows, width, output, target) + total(i, false, rows, width, output, target));
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int k = 0; k < rows * width; k++) {
            gradient[k] = 0;
        }
        for (int i = 0; i < rows; i++) {
            double same = total(i, true, rows, width, output, target);
            double other = total(i, false, rows, width, output, target);
            double outer = factors[i] / (1 + Math.exp(-same - other));
            for (int j = 0; outer != 0 && j < rows; j++) {
                boolean alike = target[i] == target[j];
                if (alike && i == j && removeDiagonal) {
                    continue;
                }
                double product = product(i, j, width, output);
                double d = Math.max(1 - product, 0);
                double share = Math.exp(cost(d, alike) - (alike ? same : other));
                float slope = product < 1 ? (float) (-outer * share * slope(d, alike)) : 0;
                for (int k = 0; k < width; k++) {
                    gradient[i * width + k] += slope * output[j * width + k];
                    gradient[j * width + k] += slope * output[i * width + k];
                }
            }
        }
    }

    /// Returns logsumexp of the costs of the row's neighbours of one kind.
    private double total(int i, boolean alike, int rows, int width, float[] output, float[] target) {
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int j = 0; j < rows; j++) {
            if ((target[i] == target[j]) != alike || (alike && i == j && removeDiagonal)) {
                continue;
            }
            double cost = cost(Math.max(1 - product(i, j, width, output), 0), alike);
            double before = largest;
            largest = Math.max(largest, cost);
            sum = sum * Math.exp(before - largest) + Math.exp(cost - largest);
        }
        return largest + Math.log(sum);
    }

    private double cost(double d, boolean alike) {
        return alike
                ? -gamma * Math.max(margin + d, 0) * (margin - d)
                : gamma * Math.max(1 + margin - d, 0) * (1 - margin - d);
    }

    /// The derivative of [#cost] by d.
    private double slope(double d, boolean alike) {
        if (alike) {
            return margin + d > 0 ? 2 * gamma * d : 0;
        }
        return 1 + margin - d > 0 ? 2 * gamma * (d - 1) : 0;
    }

    private static double product(int i, int j, int width, float[] output) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += (double) output[i * width + k] * output[j * width + k];
        }
        return sum;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
