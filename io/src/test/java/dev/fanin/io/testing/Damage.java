package dev.fanin.io.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Reads damaged files and asks for one of two ends: they load, or they are refused in one line.
///
/// A file is damaged by flipped bits, a cut, bytes added, taken out or doubled, and claims of
/// extreme size. A seed gives the same cases every time.
public final class Damage {

    /// What a reader may allocate beyond the size of the file.
    private static final long ALLOWED = 64_000_000;

    private static final long[] EXTREMES = {
        0,
        1,
        -1,
        0x7F,
        0xFF,
        0x7FFF,
        0xFFFF,
        0x7FFF_FFFFL,
        0xFFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1L << 40,
        99_999_999
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Damage() {}

    /// Reads a file whole.
    @FunctionalInterface
    public interface Reader {
        void read(Path file) throws IOException;
    }

    /// How the cases ended.
    ///
    /// @param loaded how many files loaded
    /// @param refused how many were refused
    public record Outcome(int loaded, int refused) {}

    /// Damages good files in turn and reads them.
    ///
    /// @param header how many bytes at the start, and at the end, deserve half of the damage
    public static Outcome check(Path file, int cases, long seed, int header, Reader reader, byte[]... good)
            throws IOException {
        return checkPart(file, file + ": ", cases, seed, header, reader, good);
    }

    /// Damages one file of several that are read together.
    ///
    /// @param blamed how the place begins that a refusal names
    public static Outcome checkPart(
            Path file, String blamed, int cases, long seed, int header, Reader reader, byte[]... good)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < cases; i++) {
            byte[] bytes = good[i % good.length].clone();
            for (int times = 1 + random.nextInt(2); times > 0; times--) {
                bytes = damaged(bytes, header, random);
            }
            Files.write(file, bytes);
            if (isRefused(file, blamed, bytes.length, "case " + i + " of seed " + seed, reader)) {
                refused++;
            }
        }
        return new Outcome(cases - refused, refused);
    }

    private static boolean isRefused(Path file, String blamed, int size, String what, Reader reader) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String message = null;
        try {
            reader.read(file);
        } catch (IOException e) {
            message = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + " ends in " + e, e);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as(what).isLessThan(size + ALLOWED);
        if (message != null) {
            assertThat(message)
                    .as(what)
                    .startsWith("Cannot read " + blamed)
                    .endsWith(".")
                    .hasLineCount(1)
                    .hasSizeLessThan(700 + file.toString().length());
        }
        return message != null;
    }

    private static byte[] damaged(byte[] bytes, int header, SplittableRandom random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = place(bytes.length, header, random);
        int more = 1 + random.nextInt(Math.min(64, bytes.length - at));
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
                random.nextBytes(longer);
                System.arraycopy(bytes, 0, longer, 0, bytes.length);
                yield longer;
            }
            case 2 -> joined(bytes, at, at + more);
            case 3 -> joined(bytes, at + more, at);
            case 4 -> {
                ByteBuffer value = ByteBuffer.allocate(Long.BYTES)
                        .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                        .putLong(EXTREMES[random.nextInt(EXTREMES.length)]);
                int width = 1 << random.nextInt(4);
                int from = value.order() == ByteOrder.LITTLE_ENDIAN ? 0 : Long.BYTES - width;
                for (int i = 0; i < Math.min(width, bytes.length - at); i++) {
                    bytes[at + i] = value.get(from + i);
                }
                yield bytes;
            }
            case 5 -> {
                String digits = "0123456789-,:[]{}()'\" ";
                bytes[at] = (byte) digits.charAt(random.nextInt(digits.length()));
                yield bytes;
            }
            case 6 -> {
                byte[] number = Long.toString(EXTREMES[random.nextInt(EXTREMES.length)])
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                System.arraycopy(number, 0, bytes, at, Math.min(number.length, bytes.length - at));
                yield bytes;
            }
            default -> {
                for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                    bytes[place(bytes.length, header, random)] ^= (byte) (1 << random.nextInt(8));
                }
                yield bytes;
            }
        };
    }

    /// The bytes up to one place, and behind them those from another: doubled or left out.
    private static byte[] joined(byte[] bytes, int until, int from) {
        byte[] result = Arrays.copyOf(bytes, until + bytes.length - from);
        System.arraycopy(bytes, from, result, until, bytes.length - from);
        return result;
    }

    private static int place(int length, int header, SplittableRandom random) {
        int near = Math.min(header, length);
        return switch (random.nextInt(4)) {
            case 0, 1 -> random.nextInt(near);
            case 2 -> length - 1 - random.nextInt(near);
            default -> random.nextInt(length);
        };
    }
}
