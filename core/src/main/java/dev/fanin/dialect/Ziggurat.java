package dev.fanin.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The normal distribution in 256 layers of equal area, with NumPy's tables.
///
/// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", 2000. The
/// tables are read, not computed: NumPy's differ from the exact ones by their rounding errors.
final class Ziggurat {

    private static final double EDGE = 3.6541528853610087963519472518;
    private static final double INVERSE_EDGE = 0.27366123732975827203338247596;

    private static final long MANTISSA = 0x000FFFFFFFFFFFFFL;

    private static final long[] INSIDE = new long[256];
    private static final double[] WIDTH = new double[256];
    private static final double[] DENSITY = new double[256];

    static {
        List<String> lines = lines();
        for (int i = 0; i < INSIDE.length; i++) {
            String[] cells = lines.get(i).split(" ", -1);
            INSIDE[i] = Long.parseLong(cells[0], 16);
            WIDTH[i] = Double.longBitsToDouble(Long.parseLong(cells[1], 16));
            DENSITY[i] = Double.longBitsToDouble(Long.parseLong(cells[2], 16));
        }
    }

    private Ziggurat() {}

    /// Returns the next value of the standard normal distribution.
    static double normal(Pcg64 bits) {
        while (true) {
            long word = bits.next();
            int layer = (int) word & 0xFF;
            long mantissa = (word >>> 9) & MANTISSA;
            double x = mantissa * WIDTH[layer];
            if ((word & 0x100) != 0) {
                x = -x;
            }
            if (mantissa < INSIDE[layer]) {
                return x;
            }
            if (layer == 0) {
                // The sign of the tail is another bit of the word than that of the layers.
                return (mantissa & 0x100) == 0 ? tail(bits) : -tail(bits);
            }
            double height = (DENSITY[layer - 1] - DENSITY[layer]) * unit(bits) + DENSITY[layer];
            if (height < StrictMath.exp(-0.5 * x * x)) {
                return x;
            }
        }
    }

    /// Returns the next value of the uniform distribution over [0, 1), a multiple of 2^-53.
    static double unit(Pcg64 bits) {
        return (bits.next() >>> 11) * 0x1p-53;
    }

    /// The logarithm of 1 + x is that of the C library, which is the one of [StrictMath].
    private static double tail(Pcg64 bits) {
        while (true) {
            double x = -INVERSE_EDGE * StrictMath.log1p(-unit(bits));
            double y = -StrictMath.log1p(-unit(bits));
            if (y + y > x * x) {
                return EDGE + x;
            }
        }
    }

    private static List<String> lines() {
        try (InputStream stream = Ziggurat.class.getResourceAsStream("ziggurat.txt")) {
            if (stream == null) {
                throw new IllegalStateException("The table ziggurat.txt is missing from this jar.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
