package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// The mean over rows of a value of each row.
record RowMean(String name, RowValue value) implements Metric {

    static RowMean of(RowValue value) {
        return new RowMean(value.defaultName(), value);
    }

    @Override
    public Metric named(String other) {
        return new RowMean(other, value);
    }

    @Override
    public Config config() {
        return value.with(Configs.start(value.className(), name));
    }

    @Override
    public Tally start(Shape output, Shape target) {
        switch (value.target()) {
            case SAME -> Widths.same(name, output, target);
            case CLASS_NUMBER -> Widths.classNumber(name, output, target);
            case ANY -> Widths.of(name, output, target);
        }
        return new MeanTally(value);
    }
}
