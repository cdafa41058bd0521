package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;

/// A metric of a user's own under another name.
record Renamed(String name, CustomMetric metric) implements Metric {

    @Override
    public Metric named(String other) {
        return new Renamed(other, metric);
    }

    @Override
    public Config config() {
        return metric.config();
    }

    @Override
    public Tally start(Shape output, Shape target) {
        return metric.start(output, target);
    }
}
