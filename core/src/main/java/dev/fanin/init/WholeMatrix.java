package dev.fanin.init;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Span;
import dev.fanin.tensor.Tensor;

/// An initializer whose weights depend on one another, so that it draws them all at once.
///
/// A part is cut from the whole: filling one costs as much as the whole, in time and memory.
public sealed interface WholeMatrix extends Initializer permits Orthogonal, ScaledOrthogonal, DeltaOrthogonal {

    /// Draws all weights, row-major, on all processors.
    float[] draw(Target target, RandomStream stream);

    @Override
    default void fill(Target target, RandomStream stream, Span span) {
        float[] all = draw(target, stream);
        System.arraycopy(all, Math.toIntExact(span.from()), span.values(), span.at(), span.count());
    }

    @Override
    default Tensor initialize(Target target, RandomStream stream) {
        return Tensor.of(target.shape(), draw(target, stream));
    }

    @Override
    default double mean(Target target) {
        return 0;
    }
}
