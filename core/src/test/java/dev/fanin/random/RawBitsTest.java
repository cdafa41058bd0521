package dev.fanin.random;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.kernel.TileKernels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// What is fed to dieharder is the stream that weights are drawn from.
class RawBitsTest {

    @Test
    void theWordsAreTheBitsOfTheStreamInOrder() {
        Seed seed = seed(42);
        for (long tile : new long[] {0, (1L << 24) - 1}) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(3 * TileKernels.SIZE * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            RawBits.fill(RawBits.key(seed), tile, bytes);
            for (long i = tile * TileKernels.SIZE; bytes.hasRemaining(); i++) {
                assertThat(bytes.getInt()).isEqualTo(RawBits.stream(seed).bits(i));
            }
        }
    }
}
