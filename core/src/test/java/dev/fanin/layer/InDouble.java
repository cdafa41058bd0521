package dev.fanin.layer;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.LogSoftmax;
import dev.fanin.activation.Softmax;
import dev.fanin.activation.Sparsemax;
import dev.fanin.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// One batch through the reference of a layer and its activation, all in double, where central
/// differences are good to ten digits.
///
/// @param c the layer
/// @param inputs the values of each input, which may be changed for a moment
/// @param parameters the values of each parameter, likewise
/// @param output the shape of one sample of the output
/// @param coefficients what the loss multiplies the outputs by
@SuppressWarnings("ArrayRecordComponent") // arrays to compute with, never compared
record InDouble(
        LayerContract.Case c,
        List<double[]> inputs,
        List<double[]> parameters,
        Shape output,
        int samples,
        boolean training,
        float[] coefficients) {

    private static final double STEP = 1e-6;

    double[] outputs() {
        return activated(c.layer().activation(), c.reference().z(inputs, parameters, samples, training));
    }

    /// Returns the gradient of the loss by one of the arrays of inputs or parameters.
    double[] gradient(double[] values) {
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double kept = values[i];
            double h = STEP * Math.max(1, Math.abs(kept));
            values[i] = kept + h;
            double up = loss();
            values[i] = kept - h;
            double down = loss();
            values[i] = kept;
            gradient[i] = (up - down) / (2 * h);
        }
        return gradient;
    }

    private double loss() {
        double[] outputs = outputs();
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += coefficients[i] * outputs[i];
        }
        return sum;
    }

    private double[] activated(ActivationFunction activation, double[] z) {
        double[] x = new double[z.length];
        switch (activation) {
            case Elementwise phi -> {
                for (int i = 0; i < z.length; i++) {
                    x[i] = phi.value(z[i]);
                }
            }
            case Softmax _ -> {
                for (int i = 0; i < z.length; i++) {
                    x[i] = 1 / exponentials(z, i);
                }
            }
            case LogSoftmax _ -> {
                for (int i = 0; i < z.length; i++) {
                    x[i] = -Math.log(exponentials(z, i));
                }
            }
            case Sparsemax sparsemax -> {
                int width = output.rowSize();
                for (int at = 0; at < z.length; at += width) {
                    double threshold = threshold(sparsemax, Arrays.copyOfRange(z, at, at + width));
                    for (int i = at; i < at + width; i++) {
                        x[i] = Math.max(z[i] - threshold, 0);
                    }
                }
            }
        }
        return x;
    }

    /// The sum of `exp(z_j - z_i)` over the row of i.
    private double exponentials(double[] z, int i) {
        int width = output.rowSize();
        double sum = 0;
        for (int j = i / width * width; j < i / width * width + width; j++) {
            sum += Math.exp(z[j] - z[i]);
        }
        return sum;
    }

    /// By sorting, as the paper and Keras do.
    private static double threshold(Sparsemax sparsemax, double[] row) {
        Arrays.sort(row);
        double sum = 0;
        double total = 0;
        double threshold = 0;
        for (int n = 1; n <= row.length; n++) {
            double next = row[row.length - n];
            sum += next;
            if (next * n <= sum - 1) {
                break;
            }
            total += sum;
            threshold = ((sparsemax.exact() ? sum : total) - 1) / n;
        }
        return threshold;
    }
}
