package dev.fanin.kernel;

/// The walk over output positions in runs along the last axis, and over the lines of the input that
/// such a run sees.
///
/// Axes are always three: those that a shape lacks come first and have size 1.
final class Lines {

    final int inDepth;
    final int inHeight;
    final int inWidth;
    final int outHeight;
    final int outWidth;
    final int depth;
    final int height;
    final int width;
    final int strideDepth;
    final int strideHeight;
    final int strideWidth;
    final int dilationDepth;
    final int dilationHeight;
    final int dilationWidth;
    final int padDepth;
    final int padHeight;
    final int padWidth;
    final int positions;

    Lines(ConvolutionShape shape) {
        inDepth = shape.of(shape.input(), 0, 1);
        inHeight = shape.of(shape.input(), 1, 1);
        inWidth = shape.of(shape.input(), 2, 1);
        outHeight = shape.of(shape.output(), 1, 1);
        outWidth = shape.of(shape.output(), 2, 1);
        depth = shape.of(shape.window(), 0, 1);
        height = shape.of(shape.window(), 1, 1);
        width = shape.of(shape.window(), 2, 1);
        strideDepth = shape.of(shape.strides(), 0, 1);
        strideHeight = shape.of(shape.strides(), 1, 1);
        strideWidth = shape.of(shape.strides(), 2, 1);
        dilationDepth = shape.of(shape.dilation(), 0, 1);
        dilationHeight = shape.of(shape.dilation(), 1, 1);
        dilationWidth = shape.of(shape.dilation(), 2, 1);
        padDepth = shape.of(shape.padBefore(), 0, 0);
        padHeight = shape.of(shape.padBefore(), 1, 0);
        padWidth = shape.of(shape.padBefore(), 2, 0);
        positions = shape.outputPositions();
    }

    /// Returns where the run that starts at a position ends: with its line, or at a limit.
    long endOfRun(long position, long limit) {
        return Math.min(position - position % outWidth + outWidth, limit);
    }

    /// Returns the first position, in pixels through all samples, of the line of the input that a
    /// tap sees from an output position; negative if that line lies in the padding.
    int line(long position, int tapDepth, int tapHeight) {
        int sample = (int) (position / positions);
        int within = (int) (position % positions) / outWidth;
        int d = within / outHeight * strideDepth + tapDepth * dilationDepth - padDepth;
        int h = within % outHeight * strideHeight + tapHeight * dilationHeight - padHeight;
        if (d < 0 || d >= inDepth || h < 0 || h >= inHeight) {
            return -1;
        }
        return ((sample * inDepth + d) * inHeight + h) * inWidth;
    }

    /// Returns the position along the input line that the first tap of a row sees.
    int first(long position) {
        return (int) (position % outWidth) * strideWidth - padWidth;
    }
}
