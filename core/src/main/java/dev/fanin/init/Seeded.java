package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import dev.fanin.tensor.Tensor;

/// An initializer with a seed of its own, whatever the seed of the network.
///
/// The draw still depends on the path of the parameter: one seed on the queries, keys and values of
/// attention gives three kernels, the same in every network that has these paths. A shared draw
/// does not: parameters of one shape and one seed are then equal, as they are in Keras for an
/// integer seed.
///
/// @param base what draws, not itself seeded
/// @param seed the seed, in place of the network's
/// @param shared whether every parameter gets the same draw
public record Seeded(Initializer base, Seed seed, boolean shared) implements Initializer {

    public Seeded {
        if (base instanceof Seeded) {
            throw new IllegalArgumentException("An initializer takes one seed, got a second for '" + base + "'.");
        }
        if (base instanceof Deterministic) {
            throw new IllegalArgumentException("'" + base + "' draws nothing, so it takes no seed.");
        }
    }

    @Override
    public void fill(Target target, RandomStream stream, Span span) {
        base.fill(target, own(stream), span);
    }

    @Override
    public Tensor initialize(Target target, RandomStream stream) {
        return base.initialize(target, own(stream));
    }

    private RandomStream own(RandomStream stream) {
        return shared ? seed.stream("shared draw") : stream.reseeded(seed);
    }

    @Override
    public double mean(Target target) {
        return base.mean(target);
    }

    @Override
    public double variance(Target target) {
        return base.variance(target);
    }

    @Override
    public String toString() {
        return CallText.extended(base.toString(), "seed=" + seed.value() + (shared ? ",shared=true" : ""));
    }
}
