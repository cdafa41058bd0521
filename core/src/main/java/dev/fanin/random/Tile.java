package dev.fanin.random;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.TileKernels;

/// Fills a span of a stream tile by tile: the words of a whole tile, then their values, then those
/// that are wanted.
///
/// A tile is small enough to stay in the fastest memory.
final class Tile {

    private Tile() {}

    /// Turns the words of a tile into its values.
    interface Transform {
        /// Writes the 512 values of 512 words.
        void apply(TileKernels kernels, int[] words, float[] values);
    }

    /// Fills the span with the transformed elements of the stream of a key.
    static void fill(int key0, int key1, Span span, Transform transform) {
        TileKernels kernels = KernelProvider.fastest().tiles();
        int[] words = new int[TileKernels.SIZE];
        float[] values = new float[TileKernels.SIZE];
        int done = 0;
        while (done < span.count()) {
            long element = span.from() + done;
            int inTile = (int) (element % TileKernels.SIZE);
            int count = Math.min(TileKernels.SIZE - inTile, span.count() - done);
            kernels.words(key0, key1, element / TileKernels.SIZE * TileKernels.BLOCKS, words);
            transform.apply(kernels, words, values);
            System.arraycopy(values, inTile, span.values(), span.at() + done, count);
            done += count;
        }
    }
}
