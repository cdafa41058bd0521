package dev.fanin.kernel;

/// The inner loops of random fills, each over one tile of 512 elements.
///
/// A tile holds the output words of 256 consecutive Threefry blocks: first the first words of all,
/// then the second words. Every implementation gives the same bits. Implementations keep scratch
/// space, so one object serves one thread at a time.
public interface TileKernels {

    /// The number of elements of one tile.
    int SIZE = 512;

    /// The number of blocks of one tile.
    int BLOCKS = SIZE / 2;

    /// Writes the words of one tile.
    ///
    /// @param key0 the first word of the key
    /// @param key1 the second word of the key
    /// @param block the counter of the tile's first block, a multiple of 256
    /// @param words where the 512 words go
    void words(int key0, int key1, long block, int[] words);

    /// Turns the words of a tile into uniform values, as [UniformValue] does one by one.
    void uniform(int[] words, float low, float range, float last, float[] values);

    /// Turns the words of a tile into normal values, as [BoxMuller] does pair by pair.
    void normal(int[] words, float mean, float deviation, float[] values);

    /// Turns the words of a tile into normal values cut at two standard deviations, as
    /// [TruncatedQuantile] does one by one.
    void truncatedNormal(int[] words, float mean, float deviation, float[] values);
}
