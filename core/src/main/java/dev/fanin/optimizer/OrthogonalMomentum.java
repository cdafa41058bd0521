package dev.fanin.optimizer;

import dev.fanin.tensor.Shape;
import java.util.List;

/// The momentum of [Muon] for one matrix.
final class OrthogonalMomentum implements Optimizer.Update {

    private final Shape shape;
    private final NewtonSchulz iteration;
    private final boolean nesterov;
    private final float ahead;
    private final float less;
    private final float root;
    private final float rmsRate;
    private final float[] momentum;
    private final float[] direction;
    private float rate;

    OrthogonalMomentum(Muon settings, Shape shape) {
        this.shape = shape;
        this.iteration = new NewtonSchulz(shape.axis(0), shape.axis(1), settings.coefficients(), settings.steps());
        this.nesterov = settings.nesterov();
        this.ahead = (float) settings.momentum();
        this.less = (float) (settings.momentum() - 1);
        Double rms = settings.rmsRate();
        this.root = rms == null ? 1 : (float) Math.sqrt(Math.max(shape.axis(0), shape.axis(1)));
        this.rmsRate = rms == null ? 1 : rms.floatValue();
        this.momentum = new float[shape.arraySize()];
        this.direction = new float[shape.arraySize()];
    }

    @Override
    public void begin(long step, float rate, float[] values, float[] gradient) {
        this.rate = rate;
        float[] m = momentum;
        float[] d = direction;
        float a = ahead;
        float l = less;
        if (nesterov) {
            for (int i = 0; i < m.length; i++) {
                float moved = m[i] + (gradient[i] + m[i] * l);
                m[i] = moved;
                d[i] = gradient[i] + a * moved;
            }
        } else {
            for (int i = 0; i < m.length; i++) {
                float moved = m[i] + (gradient[i] + m[i] * l);
                m[i] = moved;
                d[i] = moved;
            }
        }
        iteration.orthogonalize(d);
    }

    @Override
    public void apply(float[] values, float[] gradient, int from, int to) {
        float[] d = direction;
        float r = rate;
        float s = root;
        float k = rmsRate;
        for (int i = from; i < to; i++) {
            values[i] -= r * d[i] * s * k;
        }
    }

    @Override
    public List<Slot> memory() {
        return List.of(Slot.of("momentum", 0, shape, momentum));
    }
}
