package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged files: each is read, or refused with one line; nothing else, and at no great cost.
class Hdf5FuzzTest {

    private static final int OBJECT_HEADER = 0x5244_484f;
    private static final ValueLayout.OfInt SUM = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CASES = 2000;
    private static final long MOST_MEMORY = 64L << 20;
    private static final long[] EXTREMES = {
        0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xffff_ffffL, 0x7fff_ffffL, 1L << 40, 96, 8, 0xffff, 1L << 31
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(strings = {"compiled.h5", "types.h5", "v108.h5"})
    void readsOrRefuses(String name) throws IOException {
        byte[] whole = GoldenHdf5.bytes(name);
        SplittableRandom random = new SplittableRandom(20261124);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = damage(whole, random);
            // Else checksums would keep all damage from the code behind them.
            if (name.equals("v108.h5") && random.nextInt(10) != 0) {
                sum(bytes, whole);
            }
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
            boolean read = read(bytes, i);
            long used = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
            assertThat(used).as("memory of case %d", i).isLessThan(bytes.length + MOST_MEMORY);
            refused += read ? 0 : 1;
        }
        // The damage hits what matters in a good part of the cases, and not in all.
        assertThat(refused).isBetween(CASES / 20, CASES * 19 / 20);
    }

    private static boolean read(byte[] bytes, int number) {
        try {
            walk(GoldenHdf5.root(bytes, "m.h5"));
            return true;
        } catch (Hdf5Exception e) {
            assertThat(e.getMessage())
                    .startsWith("Cannot read m.h5: ")
                    .endsWith(".")
                    .hasLineCount(1);
            return false;
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("case " + number, e);
        }
    }

    /// Reads all elements.
    private static void walk(Hdf5Object object) throws IOException {
        switch (object) {
            case Hdf5Group group -> {
                for (Hdf5Object member : group.members().values()) {
                    walk(member);
                }
            }
            case Hdf5Dataset dataset -> {
                if (dataset.type() == Hdf5Type.STRING) {
                    dataset.strings();
                } else if (dataset.type() != Hdf5Type.OTHER) {
                    readNumbers(dataset);
                }
            }
        }
    }

    private static void readNumbers(Hdf5Dataset dataset) throws IOException {
        try {
            dataset.floats();
        } catch (Hdf5Exception e) {
            // The one dataset of the undamaged file that cannot be read.
            if (!String.valueOf(e.getMessage()).contains("'odd/filled' has values that nobody wrote")) {
                throw e;
            }
        }
    }

    private static byte[] damage(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = place(bytes, random);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3, 4 -> bytes[at] = (byte) random.nextInt(256);
                case 5, 6 -> {
                    int word = Math.min(at / 8 * 8, bytes.length - 8);
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(word, extreme(bytes.length, random));
                }
                default -> {
                    if (random.nextInt(4) == 0) {
                        bytes = Arrays.copyOf(bytes, 8 + random.nextInt(2 * bytes.length));
                    }
                }
            }
        }
        return bytes;
    }

    /// Makes the checksums right again of the headers that the undamaged file has.
    private static void sum(byte[] bytes, byte[] whole) {
        MemorySegment damaged = MemorySegment.ofArray(bytes);
        ByteBuffer intact = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        put(damaged, 0, 44);
        for (int at = 0; at < whole.length - 8; at++) {
            if (intact.getInt(at) == OBJECT_HEADER) {
                int flags = intact.get(at + 5);
                int width = 1 << (flags & 3);
                int head = 6 + ((flags & 32) == 0 ? 0 : 16) + ((flags & 16) == 0 ? 0 : 4);
                int length = intact.getInt(at + head) & (int) ((1L << (8 * width)) - 1);
                put(damaged, at, head + width + length);
            }
        }
    }

    private static void put(MemorySegment bytes, int at, int length) {
        if (at + length <= bytes.byteSize() - Integer.BYTES) {
            int sum = Checksum.of(bytes.asSlice(at, length));
            bytes.set(SUM, at + (long) length, sum);
        }
    }

    /// Most changes go where bytes are not 0, which is where structure is.
    private static int place(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        for (int i = 0; i < bytes.length && bytes[at] == 0 && random.nextInt(20) != 0; i++) {
            at = random.nextInt(bytes.length);
        }
        return at;
    }

    private static long extreme(int length, SplittableRandom random) {
        int which = random.nextInt(EXTREMES.length + 4);
        return which < EXTREMES.length ? EXTREMES[which] : random.nextInt(length + 16) / 8 * 8L;
    }
}
