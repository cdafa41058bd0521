package dev.fanin.dialect;

import dev.fanin.init.Deterministic;
import dev.fanin.init.Target;
import dev.fanin.random.Span;
import dev.fanin.tensor.Tensor;

/// Values that nobody draws, so that they are the same in every framework.
final class FixedValues {

    private FixedValues() {}

    static Tensor of(Deterministic deterministic, Target target) {
        float[] values = new float[target.shape().arraySize()];
        Span.of(0, values).setEach(deterministic.elements(target));
        return Tensor.of(target.shape(), values);
    }
}
