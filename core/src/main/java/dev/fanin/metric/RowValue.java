package dev.fanin.metric;

import dev.fanin.config.Config;

/// A value of a row that Keras has a class for.
sealed interface RowValue extends RowFunction
        permits RegressionError,
                ClassificationScore,
                BinaryAccuracy,
                TopK,
                BinaryCrossentropy,
                CategoricalCrossentropy,
                SparseCategoricalCrossentropy {

    /// Returns the name of the class.
    String className();

    /// Returns the name that the class gives its metrics.
    String defaultName();

    /// Returns what a target must be.
    TargetKind target();

    /// Returns a config with this value's arguments added.
    default Config with(Config config) {
        return config;
    }

    /// What the target of a row may be.
    enum TargetKind {
        /// As many values as the output has.
        SAME,
        /// One class number.
        CLASS_NUMBER,
        /// Anything; it is not looked at.
        ANY
    }
}
