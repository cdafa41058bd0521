package dev.fanin.optimizer;

import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The averages of Adam for one variable; see [Adam].
final class Moments implements Optimizer.Update {

    private static final float[] NONE = {};

    /// Added and taken away again, it rounds to multiples of 6e-33. So a mean of gradients that
    /// have become zero ends there, and not among the subnormal numbers, with which processors are
    /// slow. Numbers from 2e-18 on keep their bits.
    private static final float TINY = 1e-25f;

    private final Shape shape;
    private final float beta1;
    private final float beta2;
    private final float take1;
    private final float take2;
    private final float epsilon;
    private final float rateRatio;
    private final float[] momentum;
    private final float[] velocity;
    private final float[] largest;
    private float alpha;

    /// @param rateRatio what the learning rate is multiplied by
    Moments(Shape shape, double beta1, double beta2, double epsilon, boolean amsgrad, double rateRatio) {
        this.shape = shape;
        this.beta1 = (float) beta1;
        this.beta2 = (float) beta2;
        this.take1 = (float) (1 - beta1);
        this.take2 = (float) (1 - beta2);
        this.epsilon = (float) epsilon;
        this.rateRatio = (float) rateRatio;
        this.momentum = new float[shape.arraySize()];
        this.velocity = new float[shape.arraySize()];
        this.largest = amsgrad ? new float[shape.arraySize()] : NONE;
    }

    @Override
    public void begin(long step, float rate, float[] values, float[] gradient) {
        float power1 = (float) Powers.whole(beta1, step);
        float power2 = (float) Powers.whole(beta2, step);
        alpha = rate * rateRatio * (float) Math.sqrt(1 - power2) / (1 - power1);
    }

    @Override
    public void apply(float[] values, float[] gradient, int from, int to) {
        if (largest.length > 0) {
            applyLargest(values, gradient, from, to);
        } else {
            applyLast(values, gradient, from, to);
        }
    }

    private void applyLast(float[] values, float[] gradient, int from, int to) {
        float[] m = momentum;
        float[] v = velocity;
        float a = alpha;
        float t1 = take1;
        float t2 = take2;
        float e = epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float first = m[i] + (g - m[i]) * t1 + TINY - TINY;
            float second = v[i] + (g * g - v[i]) * t2;
            m[i] = first;
            v[i] = second;
            values[i] -= first * a / ((float) Math.sqrt(second) + e);
        }
    }

    private void applyLargest(float[] values, float[] gradient, int from, int to) {
        float[] m = momentum;
        float[] v = velocity;
        float[] max = largest;
        float a = alpha;
        float t1 = take1;
        float t2 = take2;
        float e = epsilon;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float first = m[i] + (g - m[i]) * t1 + TINY - TINY;
            float second = v[i] + (g * g - v[i]) * t2;
            float top = Math.max(max[i], second);
            m[i] = first;
            v[i] = second;
            max[i] = top;
            values[i] -= first * a / ((float) Math.sqrt(top) + e);
        }
    }

    @Override
    public List<Slot> memory() {
        List<Slot> slots = new ArrayList<>(
                List.of(Slot.of("momentum", 0, shape, momentum), Slot.of("velocity", 0, shape, velocity)));
        if (largest.length > 0) {
            slots.add(Slot.of("velocity_hat", 1, shape, largest));
        }
        return slots;
    }

    @Override
    public boolean looksAtAll() {
        return false;
    }
}
