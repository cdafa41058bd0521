package dev.fanin.init;

import dev.fanin.tensor.Shape;

/// What an initializer is asked to fill: one whole parameter.
///
/// @param shape the parameter's shape
/// @param fans the fans its layer states
public record Target(Shape shape, Fans fans) {}
