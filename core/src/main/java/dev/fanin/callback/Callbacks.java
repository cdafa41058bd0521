package dev.fanin.callback;

import dev.fanin.train.Callback;
import dev.fanin.train.Training;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Callbacks made of functions.
public final class Callbacks {

    private Callbacks() {}

    /// Returns a callback that is told of every epoch's end, with what the history records.
    public static Callback onEpochEnd(BiConsumer<Training, Map<String, Double>> action) {
        return new Callback() {
            @Override
            public void onEpochEnd(Training training, Map<String, Double> measures) {
                action.accept(training, measures);
            }
        };
    }

    /// Returns a callback that is told of every step's end.
    public static Callback onBatchEnd(Consumer<Training> action) {
        return new Callback() {
            @Override
            public void onBatchEnd(Training training) {
                action.accept(training);
            }
        };
    }
}
