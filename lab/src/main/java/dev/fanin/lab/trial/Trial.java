package dev.fanin.lab.trial;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;

/// A short training with momentum, on copies of the weights, at several learning rates: what
/// decides where theory and one batch leave the effect open.
///
/// The batches come in the same order each time and the seed is fixed, so that equal networks have
/// equal courses.
///
/// @param steps the most steps at a rate
/// @param batchSize the samples of a step
/// @param engine what the copies run on
public record Trial(int steps, int batchSize, Engine engine) {

    public Trial {
        if (steps < 1 || batchSize < 1) {
            throw new IllegalArgumentException(
                    "A trial needs at least 1 step and 1 sample, got " + steps + " and " + batchSize + ".");
        }
    }

    /// Returns a network at the start, with a copy of its weights for each rate.
    public Heat start(Definition definition, Weights weights, Task task) {
        return new Heat(this, definition, weights, task);
    }

    /// Trains at all rates to the end, or at the first up to one that reaches a loss.
    ///
    /// @param enough a loss that is good enough to stop at; minus infinity for none
    public Courses run(Definition definition, Weights weights, Task task, double enough) {
        Heat heat = start(definition, weights, task);
        heat.advance(steps, enough);
        return heat.courses();
    }
}
