package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;

/// What the configs and arguments of all metrics share.
final class Configs {

    /// What Keras adds to keep logarithms and quotients finite.
    static final double EPSILON = 1e-7;

    private Configs() {}

    /// Returns a config with the keys that come first in Keras.
    static Config start(String className, String name) {
        return Config.of(className).with("name", name).with("dtype", "float32");
    }

    /// Throws unless the value lies in [0, 1].
    static void requireFraction(String className, String argument, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    className + " expects a number from 0 to 1 for " + Quoted.of(argument) + ", got " + value + ".");
        }
    }

    /// Throws unless there are at least so many.
    static void requireAtLeast(String className, String argument, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    className + " expects at least " + least + " for " + Quoted.of(argument) + ", got " + value + ".");
        }
    }

    /// Throws unless the class is one of the columns.
    static void requireColumn(String metric, int classId, int width) {
        if (classId < 0 || classId >= width) {
            throw new IllegalArgumentException("The metric " + Quoted.of(metric) + " expects a 'class_id' from 0 to "
                    + (width - 1) + " for an output of " + width + " values a row, got " + classId + ".");
        }
    }
}
