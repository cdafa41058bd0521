package dev.fanin.activation;

import java.util.function.DoubleUnaryOperator;

/// An activation made of functions.
final class FunctionActivation implements CustomActivation {

    private final String name;
    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;
    private final double[] kinks;

    FunctionActivation(String name, DoubleUnaryOperator value, DoubleUnaryOperator derivative, double[] kinks) {
        this.name = name;
        this.value = value;
        this.derivative = derivative;
        this.kinks = kinks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double value(double z) {
        return value.applyAsDouble(z);
    }

    @Override
    public double derivative(double z) {
        return derivative.applyAsDouble(z);
    }

    @Override
    public double[] kinks() {
        return kinks.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
