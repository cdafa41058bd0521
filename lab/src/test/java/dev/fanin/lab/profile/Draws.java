package dev.fanin.lab.profile;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/// The numbers one measurement gave over the seeds 1, 2, 3, ..., with their standard errors.
///
/// @param values one number a seed
public record Draws(List<Double> values) {

    public Draws {
        values = List.copyOf(values);
    }

    /// Measures once for every seed, on all processors.
    public static Draws of(int seeds, LongToDoubleFunction measurement) {
        return new Draws(LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(measurement::applyAsDouble)
                .collect(Collectors.toList()));
    }

    public double mean() {
        return stream().average().orElseThrow();
    }

    public double variance() {
        double mean = mean();
        return stream().map(value -> (value - mean) * (value - mean)).sum() / (values.size() - 1);
    }

    /// The standard error of the mean.
    public double standardError() {
        return Math.sqrt(variance() / values.size());
    }

    /// How many of its standard errors the mean lies above the number; beyond 5 once in 1.7 million
    /// seeds where there are many draws.
    public double errorsFrom(double expected) {
        return (mean() - expected) / standardError();
    }

    private DoubleStream stream() {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
