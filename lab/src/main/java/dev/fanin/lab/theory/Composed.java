package dev.fanin.lab.theory;

import dev.fanin.activation.CustomActivation;
import dev.fanin.activation.Elementwise;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// One activation after another: `outer(inner(z))`.
record Composed(Elementwise outer, Elementwise inner) implements CustomActivation {

    private static final int CUTS = 400;
    private static final double REACH = 40;

    @Override
    public String name() {
        return outer.name() + " of " + inner.name();
    }

    @Override
    public double value(double z) {
        return outer.value(inner.value(z));
    }

    @Override
    public double derivative(double z) {
        return outer.derivative(inner.value(z)) * inner.derivative(z);
    }

    /// The inner kinks, and where the inner activation crosses an outer one.
    @Override
    public double[] kinks() {
        DoubleStream crossings = Arrays.stream(outer.kinks()).flatMap(this::crossings);
        return DoubleStream.concat(Arrays.stream(inner.kinks()), crossings).toArray();
    }

    @Override
    public boolean isHomogeneous() {
        return outer.isHomogeneous() && inner.isHomogeneous();
    }

    @Override
    public double lower() {
        return outer.lower();
    }

    @Override
    public double upper() {
        return outer.upper();
    }

    private DoubleStream crossings(double kink) {
        DoubleStream.Builder found = DoubleStream.builder();
        double step = 2 * REACH / CUTS;
        for (int i = 0; i < CUTS; i++) {
            double from = -REACH + i * step;
            double to = from + step;
            if ((inner.value(from) < kink) != (inner.value(to) < kink)) {
                found.add(bisected(kink, from, to));
            }
        }
        return found.build();
    }

    private double bisected(double kink, double from, double to) {
        boolean rising = inner.value(from) < kink;
        double low = from;
        double high = to;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if ((inner.value(middle) < kink) == rising) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
