package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import java.util.List;

/// One rate until the first boundary, that step included, another until the second, and so on.
///
/// A boundary that is no whole number is cut to one, as Keras does.
///
/// @param boundaries steps, each above the one before
/// @param values one rate more than there are boundaries, each at least 0
/// @param name the name Keras keeps
public record PiecewiseConstantDecay(List<Double> boundaries, List<Double> values, String name) implements Schedule {

    public PiecewiseConstantDecay {
        boundaries = List.copyOf(boundaries);
        values = List.copyOf(values);
        if (boundaries.size() != values.size() - 1) {
            throw new IllegalArgumentException("The schedule " + Quoted.of(name)
                    + " needs one value more than boundaries, got " + values.size() + " values and "
                    + boundaries.size() + " boundaries.");
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (!(boundaries.get(i) > boundaries.get(i - 1))) {
                throw new IllegalArgumentException("The boundaries of " + Quoted.of(name)
                        + " must each be above the one before, got " + boundaries + ".");
            }
        }
        values.forEach(value -> Limits.rate("learning rate", value));
    }

    static PiecewiseConstantDecay read(ScheduleArguments from) {
        return new PiecewiseConstantDecay(
                from.numbers("boundaries"), from.numbers("values"), from.name("PiecewiseConstant"));
    }

    @Override
    public double at(long step) {
        int piece = 0;
        while (piece < boundaries.size() && step > boundaries.get(piece).longValue()) {
            piece++;
        }
        return values.get(piece).floatValue();
    }

    @Override
    public Config config() {
        return Config.of("PiecewiseConstantDecay")
                .with(
                        "boundaries",
                        boundaries.stream().map(ScheduleArguments::number).toList())
                .with("values", values)
                .with("name", name);
    }

    @Override
    public String toString() {
        return ScheduleNames.text(this);
    }
}
