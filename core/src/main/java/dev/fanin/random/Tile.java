package dev.fanin.random;

/// Fills a range of a stream tile by tile: first the words of a whole tile, then their values.
///
/// A tile is 512 elements: the first words of 256 blocks, then their second words. So an element
/// costs half a block, and both loops work in the fastest memory.
final class Tile {

    /// The number of elements of one tile.
    static final int SIZE = 512;

    /// The number of blocks of one tile.
    static final int BLOCKS = SIZE / 2;

    private Tile() {}

    /// Turns words into values, element by element.
    interface Transform {
        /// Writes `count` values from `at` on, from the words from `from` on.
        void apply(int[] words, int from, float[] values, int at, int count);
    }

    /// Fills the array with the transformed elements from, from + 1, ... of the stream of a key.
    static void fill(int key0, int key1, float[] values, long from, Transform transform) {
        int[] words = new int[SIZE];
        int at = 0;
        while (at < values.length) {
            long element = from + at;
            int inTile = (int) (element % SIZE);
            int count = Math.min(SIZE - inTile, values.length - at);
            Threefry.blocks(key0, key1, element / SIZE * BLOCKS, words);
            transform.apply(words, inTile, values, at, count);
            at += count;
        }
    }
}
