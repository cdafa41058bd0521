package dev.fanin.metric;

/// The share of rows predicted rightly.
///
/// The form follows from the shapes, as in Keras: a single output counts as right when it lies on
/// the target's side of 0.5; several against a class number or against one-hot targets are right
/// when the largest output is the class. A row with a NaN is wrong.
public record Accuracy() implements Metric {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double value(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        if (width == 1) {
            boolean isNumber = !Float.isNaN(output[outputFrom]);
            return isNumber && (output[outputFrom] > 0.5f) == (target[targetFrom] > 0.5f) ? 1 : 0;
        }
        int predicted = largest(output, outputFrom, width);
        int right = targetWidth == 1 ? (int) target[targetFrom] : largest(target, targetFrom, targetWidth);
        return predicted == right ? 1 : 0;
    }

    private static int largest(float[] values, int from, int width) {
        int best = 0;
        for (int k = 0; k < width; k++) {
            if (Float.isNaN(values[from + k])) {
                return -1;
            }
            if (values[from + k] > values[from + best]) {
                best = k;
            }
        }
        return best;
    }
}
