package dev.fanin.optimizer;

import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// The row and column means of [Adafactor] for one variable.
final class FactoredMoments implements Optimizer.Update {

    private final Adafactor settings;
    private final Shape shape;
    private final boolean factored;
    private final int matrices;
    private final int height;
    private final int width;
    private final float[] rows;
    private final float[] columns;
    private final float[] velocity;
    private final double[] columnSums;
    private float length;
    private float divisor;

    FactoredMoments(Adafactor settings, Shape shape) {
        this.settings = settings;
        this.shape = shape;
        this.factored = shape.rank() >= 2;
        int size = shape.arraySize();
        this.height = factored ? shape.axis(-2) : 1;
        this.width = factored ? shape.axis(-1) : size;
        this.matrices = size / (height * width);
        // Keras keeps a scalar in their place where it does not factor.
        this.rows = new float[factored ? matrices * height : 1];
        this.columns = new float[factored ? matrices * width : 1];
        this.velocity = new float[size];
        this.columnSums = new double[width];
    }

    @Override
    public void begin(long step, float rate, float[] values, float[] gradient) {
        float most = Math.min(rate, 1 / (float) Math.sqrt((float) step));
        length = Math.max((float) settings.epsilon2(), rms(Sums.squares(values, 0, values.length))) * most;
        float keep = 1 - (float) Powers.power((double) step, (float) settings.beta2Decay());
        if (factored) {
            for (int matrix = 0; matrix < matrices; matrix++) {
                factor(matrix, keep, gradient);
            }
        } else {
            average(keep, gradient);
        }
        divisor = Math.max(1, rms(squaresOfUpdate(gradient)) / (float) settings.clipThreshold());
    }

    private float rms(double squares) {
        return (float) Math.sqrt((float) (squares / velocity.length));
    }

    private void factor(int matrix, float keep, float[] gradient) {
        float e = (float) settings.epsilon1();
        float take = 1 - keep;
        Arrays.fill(columnSums, 0);
        double sumOfRows = 0;
        for (int i = matrix * height; i < (matrix + 1) * height; i++) {
            double sum = 0;
            for (int j = 0; j < width; j++) {
                float g = gradient[i * width + j];
                float square = g * g + e;
                sum += square;
                columnSums[j] += square;
            }
            rows[i] = keep * rows[i] + take * (float) (sum / width);
            sumOfRows += rows[i];
        }
        for (int j = 0; j < width; j++) {
            int at = matrix * width + j;
            columns[at] = keep * columns[at] + take * (float) (columnSums[j] / height);
        }
        float mean = (float) (sumOfRows / height);
        for (int i = matrix * height; i < (matrix + 1) * height; i++) {
            float share = rows[i] / mean;
            for (int j = 0; j < width; j++) {
                velocity[i * width + j] = share * columns[matrix * width + j];
            }
        }
    }

    private void average(float keep, float[] gradient) {
        float[] v = velocity;
        float e = (float) settings.epsilon1();
        float take = 1 - keep;
        for (int i = 0; i < v.length; i++) {
            float g = gradient[i];
            v[i] = keep * v[i] + take * (g * g + e);
        }
    }

    private double squaresOfUpdate(float[] gradient) {
        double sum = 0;
        for (int i = 0; i < velocity.length; i++) {
            double update = gradient[i] / (float) Math.sqrt(velocity[i]);
            sum += update * update;
        }
        return sum;
    }

    @Override
    public void apply(float[] values, float[] gradient, int from, int to) {
        float[] v = velocity;
        float l = length;
        float d = divisor;
        for (int i = from; i < to; i++) {
            values[i] -= l * (gradient[i] / (float) Math.sqrt(v[i]) / d);
        }
    }

    @Override
    public List<Slot> memory() {
        Shape ofRows = factored ? shape.dropLast() : Shape.of();
        Shape ofColumns = factored ? shape.dropLast().withLast(width) : Shape.of();
        return List.of(
                Slot.of("row", 0, ofRows, rows),
                Slot.of("column", 0, ofColumns, columns),
                Slot.of("velocity", 0, shape, velocity));
    }
}
