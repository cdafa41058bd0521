package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The share of rows predicted rightly, in the form that follows from the shapes.
///
/// As in Keras, an output of one value is compared with 0.5 ([BinaryAccuracy]); of several, the
/// largest must be the class, given by number or one-hot. A row with a NaN is wrong.
record Accuracy(String name) implements Metric {

    static final String CLASS_NAME = "accuracy";

    private static final double HALF = 0.5;

    @Override
    public Metric named(String other) {
        return new Accuracy(other);
    }

    @Override
    public Config config() {
        return Config.of(CLASS_NAME).with("name", name);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        Widths widths = Widths.of(name, output, target);
        RowValue form = widths.output() == 1
                ? new BinaryAccuracy(HALF)
                : widths.target() == 1
                        ? ClassificationScore.SPARSE_CATEGORICAL_ACCURACY
                        : ClassificationScore.CATEGORICAL_ACCURACY;
        return new RowMean(name, form).start(output, target);
    }
}
