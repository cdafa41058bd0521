package dev.fanin.connection;

import dev.fanin.init.Fans;

/// The fans counted at the kernel itself: how many weights feed one output, and how many outputs
/// one input feeds.
///
/// Along an axis, a window of k that moves by s covers each place `k / s` times in the mean.
/// Outputs and inputs near a border of zeros have fewer, which is not counted here.
final class ExactFans {

    private ExactFans() {}

    static Fans of(Connection connection) {
        return switch (connection) {
            case FullyConnected c -> new Fans(c.in(), c.out());
            case Convolution c -> {
                double window = (double) c.window().size();
                double covered = window / c.strides().size();
                yield new Fans(window * c.in() / c.groups(), covered * c.out() / c.groups());
            }
            case TransposedConvolution c -> {
                double window = (double) c.window().size();
                double covered = window / c.strides().size();
                yield new Fans(covered * c.in() / c.groups(), window * c.out() / c.groups());
            }
            case DepthwiseConvolution c -> {
                double window = (double) c.window().size();
                yield new Fans(window, window / c.strides().size() * c.multiplier());
            }
            case EmbeddingLookup c -> new Fans(1, c.dimension());
            case RecurrentInput c -> new Fans(c.in(), c.units());
            case RecurrentState c -> new Fans(c.units(), c.units());
            case AttentionInput c -> new Fans(c.in(), c.width());
            case AttentionOutput c -> new Fans(c.width(), c.out());
            case AdditiveScale c -> new Fans(c.dimension(), 1);
        };
    }
}
