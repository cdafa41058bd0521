package dev.fanin.kernel;

/// Inputs of a convolution laid out as a matrix, so that the convolution becomes a product: what
/// the literature calls im2col, and col2im on the way back.
///
/// The matrix has a row for each output position and a column for each input that the position
/// sees, in the order of the kernel: tap after tap, and within a tap channel after channel. Output
/// positions are numbered through all samples. The matrix is built for a panel of positions and one
/// group at a time.
interface Patches {

    /// Returns whether the matrix is stored as its transpose: a row for each input that a position
    /// sees.
    boolean transposed();

    /// Returns the distance from a row of the matrix, as it is stored, to the next.
    int stride();

    /// Returns the most positions that the matrix has room for.
    int capacity();

    /// Fills the matrix for the positions [from, to).
    void gather(float[] x, long from, long to, int group, float[] matrix);

    /// Adds each value of the matrix to the input that it belongs to.
    void scatter(float[] matrix, long from, long to, int group, float[] dx);

    /// Chooses the layout: by positions, unless runs along the last axis are contiguous and rows
    /// would be made of single values.
    static Patches of(ConvolutionShape shape, int size) {
        boolean single = shape.inChannels() == 1 && shape.strides()[shape.rank() - 1] == 1;
        return single ? new TapPatches(shape, size) : new PositionPatches(shape, size);
    }
}
