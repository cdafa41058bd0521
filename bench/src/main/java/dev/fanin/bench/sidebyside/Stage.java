package dev.fanin.bench.sidebyside;

/// One layer of a [Workload], in plain numbers that every library understands.
///
/// Images are height, width, channels; convolutions have 3 x 3 kernels, no padding and a relu.
public sealed interface Stage {

    /// A fully connected layer.
    ///
    /// @param inputs its fan-in
    /// @param units its width
    /// @param activation what follows it
    record Dense(int inputs, int units, Nonlinearity activation) implements Stage {}

    /// A convolution.
    ///
    /// @param height the rows of its input
    /// @param width the columns of its input
    /// @param channels the channels of its input
    /// @param filters the channels of its output
    record Conv(int height, int width, int channels, int filters) implements Stage {

        /// The rows and columns of a kernel.
        public static final int KERNEL = 3;

        /// Returns the rows of the output.
        public int outputHeight() {
            return height - KERNEL + 1;
        }

        /// Returns the columns of the output.
        public int outputWidth() {
            return width - KERNEL + 1;
        }
    }

    /// The greatest value of each 2 x 2 window.
    ///
    /// @param height the rows of its input
    /// @param width the columns of its input
    /// @param channels the channels, which stay
    record MaxPool(int height, int width, int channels) implements Stage {}

    /// An image laid out as a row; rows, then columns, then channels.
    ///
    /// @param height the rows of its input
    /// @param width the columns of its input
    /// @param channels the channels of its input
    record Flatten(int height, int width, int channels) implements Stage {}

    /// What follows a fully connected layer.
    enum Nonlinearity {
        RELU,
        TANH,
        SOFTMAX
    }

    /// Returns the number of values in the kernel; 0 where there is none.
    default int kernelSize() {
        return switch (this) {
            case Dense dense -> dense.inputs() * dense.units();
            case Conv conv -> Conv.KERNEL * Conv.KERNEL * conv.channels() * conv.filters();
            case MaxPool _, Flatten _ -> 0;
        };
    }

    /// Returns how many inputs and outputs a weight of the kernel has, together.
    default int fans() {
        return switch (this) {
            case Dense dense -> dense.inputs() + dense.units();
            case Conv conv -> Conv.KERNEL * Conv.KERNEL * (conv.channels() + conv.filters());
            case MaxPool _, Flatten _ -> 0;
        };
    }
}
