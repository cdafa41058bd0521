package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The cosine of the angle between output and target, with its sign turned: -1 where they point the
/// same way.
///
/// `-sum_k y_k t_k / (|y| |t|)`; a length below 1e-7 counts as 1e-7.
///
/// @param reduction how the losses of a batch become one number
public record CosineSimilarity(Reduction reduction) implements Loss {

    private static final double LONGEST = 1e7;

    @Override
    public String name() {
        return "cosine_similarity";
    }

    @Override
    public Config config() {
        return Losses.config("CosineSimilarity", name(), reduction);
    }

    @Override
    public Shape targetShape(Shape output) {
        return output;
    }

    @Override
    public void values(int rows, int width, float[] output, float[] target, double[] losses) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            losses[row] =
                    -dot(output, target, from, width) * inverse(output, from, width) * inverse(target, from, width);
        }
    }

    @Override
    public void gradient(int rows, int width, float[] output, float[] target, float[] factors, float[] gradient) {
        for (int row = 0; row < rows; row++) {
            int from = row * width;
            double y = inverse(output, from, width);
            double t = inverse(target, from, width);
            double cosine = y < LONGEST ? dot(output, target, from, width) * y * t : 0;
            float along = (float) (factors[row] * cosine * y * y);
            float across = (float) (-factors[row] * y * t);
            for (int i = from; i < from + width; i++) {
                gradient[i] = across * target[i] + along * output[i];
            }
        }
    }

    private static double dot(float[] a, float[] b, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static double inverse(float[] vector, int from, int width) {
        return Math.min(1 / Math.sqrt(dot(vector, vector, from, width)), LONGEST);
    }
}
