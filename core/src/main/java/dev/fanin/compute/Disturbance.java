package dev.fanin.compute;

import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import org.jspecify.annotations.Nullable;

/// Disturbs every value while training: `z = input * factor + shift` with random factors or shifts,
/// one for each element.
public final class Disturbance implements Operation {

    /// Minus the product of scale and alpha of SELU: what it tends to far below 0.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017, section "New dropout
    /// technique"; the digits are those of Keras.
    private static final double SELU_FLOOR = -1.6732632423543772848170429916717 * 1.0507009873554804934193349852946;

    private enum Kind {
        ADDED,
        MULTIPLIED,
        SWITCHED_OFF
    }

    private final Kind kind;
    private final double amount;
    private final int size;

    private Disturbance(Kind kind, double amount, int size) {
        this.kind = kind;
        this.amount = amount;
        this.size = size;
    }

    /// Returns the operation that adds normal values of mean 0.
    public static Disturbance added(double deviation, int size) {
        return new Disturbance(Kind.ADDED, deviation, size);
    }

    /// Returns the operation that multiplies by normal values of mean 1.
    public static Disturbance multiplied(double deviation, int size) {
        return new Disturbance(Kind.MULTIPLIED, deviation, size);
    }

    /// Returns the operation that sets a share of the values to the floor of SELU, and maps all so
    /// that mean 0 and variance 1 stay.
    public static Disturbance switchedOff(double rate, int size) {
        return new Disturbance(Kind.SWITCHED_OFF, rate, size);
    }

    @Override
    public int scratchSize(int capacity) {
        return capacity * size;
    }

    @Override
    public void beforeForward(Pass pass) {
        if (!pass.training()) {
            return;
        }
        switch (kind) {
            case ADDED -> pass.random().fillNormal(pass.scratch(), 0, 0, amount);
            case MULTIPLIED -> pass.random().fillNormal(pass.scratch(), 0, 1, amount);
            case SWITCHED_OFF -> pass.random().fillUniform(pass.scratch(), 0, 0, 1);
        }
    }

    @Override
    public void forward(Pass pass, int from, int to) {
        float[] input = pass.input();
        float[] output = pass.output();
        float[] drawn = pass.scratch();
        if (!pass.training()) {
            System.arraycopy(input, from * size, output, from * size, (to - from) * size);
            return;
        }
        switch (kind) {
            case ADDED -> {
                for (int i = from * size; i < to * size; i++) {
                    output[i] = input[i] + drawn[i];
                }
            }
            case MULTIPLIED -> {
                for (int i = from * size; i < to * size; i++) {
                    output[i] = input[i] * drawn[i];
                }
            }
            case SWITCHED_OFF -> switchOff(input, output, drawn, from * size, to * size);
        }
    }

    /// Turns the drawn values into factors, which going backward needs too.
    private void switchOff(float[] input, float[] output, float[] drawn, int from, int to) {
        double a = 1 / Math.sqrt((1 - amount) * (1 + amount * SELU_FLOOR * SELU_FLOOR));
        float scale = (float) a;
        float shift = (float) (-a * SELU_FLOOR * amount);
        float floor = (float) (a * SELU_FLOOR - a * SELU_FLOOR * amount);
        float rate = (float) amount;
        for (int i = from; i < to; i++) {
            boolean isOff = drawn[i] < rate;
            drawn[i] = isOff ? 0 : scale;
            output[i] = isOff ? floor : input[i] * scale + shift;
        }
    }

    @Override
    public void backward(Pass pass, int from, int to) {
        float @Nullable [] inputGradient = pass.inputGradient();
        if (inputGradient == null) {
            return;
        }
        float[] gradient = pass.outputGradient();
        if (!pass.training() || kind == Kind.ADDED) {
            System.arraycopy(gradient, from * size, inputGradient, from * size, (to - from) * size);
            return;
        }
        float[] factors = pass.scratch();
        for (int i = from * size; i < to * size; i++) {
            inputGradient[i] = gradient[i] * factors[i];
        }
    }
}
