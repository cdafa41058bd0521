package dev.fanin.optimizer;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// One array that an update remembers from step to step.
///
/// Keras makes the memory of all variables group by group: the slots of one group lie together,
/// variable by variable.
///
/// @param name the name in Keras, for example `momentum`
/// @param group the number of its group, from 0
/// @param shared whether all variables have the same values, so that Keras keeps one copy
/// @param values the values themselves, which change with each step
public record Slot(String name, int group, boolean shared, Tensor values) {

    static Slot of(String name, int group, Shape shape, float[] values) {
        return new Slot(name, group, false, Tensor.of(shape, values));
    }
}
