package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Weights;
import dev.fanin.loss.Loss;
import dev.fanin.model.Definition;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What is examined.
///
/// @param name its name, as given
/// @param definition the network
/// @param weights its weights; null to judge its initializers
/// @param x inputs, the sample first; null to assume some of unit variance
/// @param y targets; null to assume some
/// @param loss the loss; null to take what fits the output
/// @param seed the seed of what is drawn
public record Patient(
        String name,
        Definition definition,
        @Nullable Weights weights,
        @Nullable Tensor x,
        @Nullable Tensor y,
        @Nullable Loss loss,
        Seed seed) {}
