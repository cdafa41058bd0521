package dev.fanin.random;

import static dev.fanin.random.Seed.seed;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.TileKernels;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// Writes the 32-bit words of one stream to standard output without end, element after element, as
/// little-endian integers, for batteries of tests such as dieharder.
///
/// The stream is `kernel` of the seed that the first argument names, 42 by default.
final class RawBits {

    private static final String PATH = "kernel";
    private static final int TILES = 256;

    private RawBits() {}

    public static void main(String[] arguments) {
        Seed seed = seed(arguments.length > 0 ? Long.parseLong(arguments[0]) : 42);
        long key = key(seed);
        ByteBuffer bytes = ByteBuffer.allocateDirect(TILES * TileKernels.SIZE * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
                FileChannel channel = out.getChannel()) {
            for (long tile = 0; ; tile += TILES) {
                fill(key, tile, bytes.clear());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            // The reader has had enough: the only way in which this ends.
            System.exit(0);
        }
    }

    /// Fills the buffer with the words of the tiles from the given one on, and makes it ready to
    /// read.
    static void fill(long key, long tile, ByteBuffer bytes) {
        TileKernels kernels = KernelProvider.fastest().tiles();
        int[] words = new int[TileKernels.SIZE];
        while (bytes.hasRemaining()) {
            kernels.words((int) (key >>> 32), (int) key, tile * TileKernels.BLOCKS, words);
            bytes.asIntBuffer().put(words);
            bytes.position(bytes.position() + TileKernels.SIZE * Integer.BYTES);
            tile++;
        }
        bytes.flip();
    }

    /// The key of the stream by the rule of decision 3: the path is shorter than a block.
    static long key(Seed seed) {
        long folded = Threefry.block(
                (int) (seed.value() >>> 32),
                (int) seed.value(),
                'k' | 'e' << 8 | 'r' << 16 | 'n' << 24,
                'e' | 'l' << 8);
        return Threefry.block((int) (folded >>> 32), (int) folded, PATH.length(), -1);
    }

    static RandomStream stream(Seed seed) {
        return seed.stream(PATH);
    }
}
