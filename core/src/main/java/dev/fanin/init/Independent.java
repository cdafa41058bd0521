package dev.fanin.init;

import dev.fanin.random.Law;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;

/// An initializer that draws every weight on its own, all from one law.
public sealed interface Independent extends Initializer
        permits VarianceScaling,
                RandomNormal,
                TruncatedNormal,
                RandomUniform,
                CourseXavier,
                Xavier,
                Kaiming,
                TruncNormal {

    /// Returns the law of each weight; element i of the parameter is element i of its stream under
    /// this law.
    Law law(Target target);

    @Override
    default void fill(Target target, RandomStream stream, Span span) {
        stream.fill(law(target), span);
    }

    @Override
    default double mean(Target target) {
        return law(target).mean();
    }

    @Override
    default double variance(Target target) {
        return law(target).variance();
    }
}
