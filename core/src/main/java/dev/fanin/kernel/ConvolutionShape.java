package dev.fanin.kernel;

/// All sizes of a convolution over one, two or three axes.
///
/// Position o of the output reads the positions `o * strides + t * dilation - padBefore` of the
/// input, with t in [0, window). Those outside of the input are 0, so how much padding comes after
/// the input follows from the output. Input and output channels are cut into as many groups, and a
/// group of outputs sees its group of inputs alone.
///
/// The arrays are not copied: whoever makes a shape does not change them afterwards.
///
/// Throws `IllegalArgumentException` unless the rank is 1 to 3, every array has one value for each
/// axis, groups divide the channels, padding is at least 0, and all else at least 1.
///
/// @param rank the number of spatial axes
/// @param input the size of the input along each axis
/// @param inChannels the channels of the input
/// @param window the size of the kernel along each axis
/// @param outChannels the channels of the output
/// @param strides the distance between neighbouring outputs along each axis
/// @param dilation the distance between neighbouring taps of the kernel along each axis
/// @param padBefore how many zeros stand before the input along each axis
/// @param output the size of the output along each axis
/// @param groups the number of groups
@SuppressWarnings("ArrayRecordComponent") // sizes, never compared
public record ConvolutionShape(
        int rank,
        int[] input,
        int inChannels,
        int[] window,
        int outChannels,
        int[] strides,
        int[] dilation,
        int[] padBefore,
        int[] output,
        int groups) {

    public ConvolutionShape {
        if (rank < 1 || rank > 3) {
            throw new IllegalArgumentException("A convolution has 1 to 3 spatial axes, not " + rank + ".");
        }
        check("input", input, rank, 1);
        check("window", window, rank, 1);
        check("strides", strides, rank, 1);
        check("dilation", dilation, rank, 1);
        check("padBefore", padBefore, rank, 0);
        check("output", output, rank, 1);
        if (groups < 1 || inChannels < groups || inChannels % groups != 0) {
            throw new IllegalArgumentException(divisible("inChannels", inChannels, groups));
        }
        if (outChannels < groups || outChannels % groups != 0) {
            throw new IllegalArgumentException(divisible("outChannels", outChannels, groups));
        }
    }

    private static void check(String name, int[] values, int rank, int least) {
        if (values.length != rank) {
            throw new IllegalArgumentException("A convolution over " + rank + " axes has as many values in " + name
                    + ", not " + values.length + ".");
        }
        for (int value : values) {
            if (value < least) {
                throw new IllegalArgumentException(
                        "The " + name + " of a convolution is at least " + least + ", not " + value + ".");
            }
        }
    }

    private static String divisible(String name, int channels, int groups) {
        return "The " + name + " of a convolution is a multiple of its groups, but " + channels + " is not one of "
                + groups + ".";
    }

    /// Returns how many values a sample of the input has.
    public int inputSize() {
        return product(input) * inChannels;
    }

    /// Returns how many positions the output has.
    public int outputPositions() {
        return product(output);
    }

    /// Returns how many values a sample of the output has.
    public int outputSize() {
        return outputPositions() * outChannels;
    }

    /// Returns how many taps the kernel has, that is, positions.
    public int taps() {
        return product(window);
    }

    /// Returns how many inputs one output sees: its taps, times the channels of a group.
    public int fanIn() {
        return taps() * (inChannels / groups);
    }

    /// Returns how many values the kernel has.
    public int kernelSize() {
        return fanIn() * outChannels;
    }

    /// Returns a value along an axis of three, where the axes that are missing come first.
    int of(int[] values, int axis, int missing) {
        int at = axis - (3 - rank);
        return at < 0 ? missing : values[at];
    }

    /// Returns whether the inputs that an output sees are its own position alone.
    boolean isPointwise() {
        for (int axis = 0; axis < rank; axis++) {
            if (window[axis] != 1 || strides[axis] != 1 || padBefore[axis] != 0 || input[axis] != output[axis]) {
                return false;
            }
        }
        return true;
    }

    private static int product(int[] values) {
        int product = 1;
        for (int value : values) {
            product = Math.multiplyExact(product, value);
        }
        return product;
    }
}
