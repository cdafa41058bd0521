package dev.fanin.regularizer;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;

/// How far the rows of a matrix, or its columns, are from being at right angles.
///
/// `factor / (n (n - 1) / 2) sum_{i < j} |u_i u_j|`, the mean magnitude of the cosine between two
/// of n rows `u = w / |w|`; a length below 1e-7 counts as 1e-7.
///
/// Source: Keras 3.15.1. Deviation: a single row costs 0, where Keras divides 0 by 0.
///
/// @param factor what rows that point the same way cost, at least 0
/// @param mode `rows` or `columns`
public record OrthogonalRegularizer(double factor, String mode) implements Regularizer {

    private static final String CLASS = "OrthogonalRegularizer";
    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";
    private static final double LONGEST = 1e7;

    public OrthogonalRegularizer {
        Regularizers.requireCost(CLASS, "factor", factor);
        if (!mode.equals(ROWS) && !mode.equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    CLASS + " expects the mode 'rows' or 'columns', got " + Quoted.of(mode) + ".");
        }
    }

    @Override
    public Config config() {
        return Config.of(CLASS).with("factor", factor).with("mode", mode);
    }

    @Override
    public double penalty(float[] values, Shape shape) {
        requireMatrix(shape);
        double sum = 0;
        for (int i = 1; i < count(shape); i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(dot(values, shape, i, j) * inverse(values, shape, i) * inverse(values, shape, j));
            }
        }
        return sum == 0 ? 0 : factor * sum / pairs(shape);
    }

    /// A pair with cosine c adds `sign(c) (u_j - c u_i) / |w_i|` to the gradient of row i.
    @Override
    public void addGradient(float[] values, Shape shape, float scale, float[] gradient) {
        requireMatrix(shape);
        double cost = scale * factor / pairs(shape);
        for (int i = 0; i < count(shape); i++) {
            double own = inverse(values, shape, i);
            for (int j = 0; j < count(shape); j++) {
                if (i == j) {
                    continue;
                }
                double other = inverse(values, shape, j);
                double cosine = dot(values, shape, i, j) * own * other;
                double across = cost * Math.signum(cosine) * own * other;
                double along = own < LONGEST ? -cost * Math.abs(cosine) * own * own : 0;
                for (int k = 0; k < length(shape); k++) {
                    int at = at(shape, i, k);
                    gradient[at] += (float) (across * values[at(shape, j, k)] + along * values[at]);
                }
            }
        }
    }

    private int count(Shape shape) {
        return shape.axis(mode.equals(ROWS) ? 0 : 1);
    }

    private int length(Shape shape) {
        return shape.axis(mode.equals(ROWS) ? 1 : 0);
    }

    private int at(Shape shape, int vector, int k) {
        return mode.equals(ROWS) ? vector * shape.axis(1) + k : k * shape.axis(1) + vector;
    }

    private double pairs(Shape shape) {
        double n = count(shape);
        return n * (n - 1) / 2;
    }

    private double dot(float[] values, Shape shape, int i, int j) {
        double sum = 0;
        for (int k = 0; k < length(shape); k++) {
            sum += (double) values[at(shape, i, k)] * values[at(shape, j, k)];
        }
        return sum;
    }

    private double inverse(float[] values, Shape shape, int i) {
        return Math.min(1 / Math.sqrt(dot(values, shape, i, i)), LONGEST);
    }

    private static void requireMatrix(Shape shape) {
        if (shape.rank() != 2) {
            throw new IllegalArgumentException(
                    CLASS + " expects the weights of a matrix, got shape " + shape + "; use L1 or L2 for others.");
        }
    }
}
