package dev.fanin.kernel;

/// A convolution straight from its definition, in double: for each output, tap and channel.
final class DirectConvolution {

    /// What one product of input, kernel and output adds up into.
    private interface Term {
        void at(int x, int w, int y);
    }

    private final ConvolutionShape shape;

    DirectConvolution(ConvolutionShape shape) {
        this.shape = shape;
    }

    double[] forward(float[] x, float[] w, int from, int to) {
        double[] y = new double[to * shape.outputSize()];
        each(from, to, (xAt, wAt, yAt) -> y[yAt] += (double) x[xAt] * w[wAt]);
        return y;
    }

    double[] backwardInput(float[] dy, float[] w, int from, int to) {
        double[] dx = new double[to * shape.inputSize()];
        each(from, to, (xAt, wAt, yAt) -> dx[xAt] += (double) dy[yAt] * w[wAt]);
        return dx;
    }

    double[] backwardKernel(float[] x, float[] dy, int from, int to) {
        double[] dw = new double[shape.kernelSize()];
        each(from, to, (xAt, wAt, yAt) -> dw[wAt] += (double) x[xAt] * dy[yAt]);
        return dw;
    }

    private void each(int from, int to, Term term) {
        for (int sample = from; sample < to; sample++) {
            for (int o = 0; o < shape.outputPositions(); o++) {
                for (int t = 0; t < shape.taps(); t++) {
                    int position = input(o, t);
                    if (position >= 0) {
                        channels(sample, o, t, position, term);
                    }
                }
            }
        }
    }

    private void channels(int sample, int o, int t, int position, Term term) {
        int inGroup = shape.inChannels() / shape.groups();
        int outGroup = shape.outChannels() / shape.groups();
        for (int c = 0; c < shape.outChannels(); c++) {
            for (int i = 0; i < inGroup; i++) {
                term.at(
                        sample * shape.inputSize() + position * shape.inChannels() + c / outGroup * inGroup + i,
                        (t * inGroup + i) * shape.outChannels() + c,
                        sample * shape.outputSize() + o * shape.outChannels() + c);
            }
        }
    }

    /// The position of the input that a tap sees from an output, or -1 in the padding.
    private int input(int o, int t) {
        int position = 0;
        int outRest = o;
        int tapRest = t;
        int factor = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int at = outRest % shape.output()[axis] * shape.strides()[axis]
                    + tapRest % shape.window()[axis] * shape.dilation()[axis]
                    - shape.padBefore()[axis];
            if (at < 0 || at >= shape.input()[axis]) {
                return -1;
            }
            position += at * factor;
            factor *= shape.input()[axis];
            outRest /= shape.output()[axis];
            tapRest /= shape.window()[axis];
        }
        return position;
    }
}
