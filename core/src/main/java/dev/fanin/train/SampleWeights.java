package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How much samples count: by weights of their own, by their class, or by both multiplied.
final class SampleWeights {

    private SampleWeights() {}

    /// Returns the weights for each output, or none where all samples count alike.
    ///
    /// @param classWeights how much each class counts, which holds for a network with one output
    static List<float[]> of(List<Tensor> y, List<Tensor> weights, Map<Integer, Double> classWeights, Head head) {
        List<float[]> arrays = new ArrayList<>();
        weights.forEach(tensor -> arrays.add(tensor.array()));
        if (classWeights.isEmpty()) {
            return arrays;
        }
        if (head.outputs() != 1) {
            throw new IllegalArgumentException("Class weights are for a model with one output, and this one has "
                    + head.outputs() + "; give sample weights.");
        }
        float[] byClass = byClass(y.getFirst(), classWeights, head);
        if (!arrays.isEmpty()) {
            float[] own = arrays.getFirst();
            int rows = head.rows(0);
            boolean perSample = own.length * rows == byClass.length;
            for (int i = 0; i < byClass.length; i++) {
                byClass[i] *= perSample ? own[i / rows] : own[i];
            }
        }
        return List.of(byClass);
    }

    /// A target of several values is a class if it is one of them alone, as in one-hot.
    private static float[] byClass(Tensor y, Map<Integer, Double> classWeights, Head head) {
        int rows = y.shape().axis(0) * head.rows(0);
        int width = y.array().length / rows;
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            int label = width == 1 ? (int) y.array()[row] : largest(y.array(), row * width, width);
            weights[row] = classWeights.getOrDefault(label, 1.0).floatValue();
        }
        return weights;
    }

    private static int largest(float[] values, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            best = values[from + i] > values[from + best] ? i : best;
        }
        return best;
    }
}
