package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What PyTorch drew, by names such as `normal_s42_5x7`: `golden/PROVENANCE.md` says how.
record TorchValues(Map<String, float[]> arrays) {

    static TorchValues read(String file) {
        return new TorchValues(Golden.namedNpz("torch/" + file).arrays());
    }

    Set<String> names(String start) {
        return arrays.keySet().stream().filter(name -> name.startsWith(start)).collect(Collectors.toSet());
    }

    float[] get(String name) {
        return new Golden.Table(arrays).get(name);
    }

    /// The arrays that begin with `start`, by the rest of their names.
    Map<String, float[]> startingWith(String start) {
        Map<String, float[]> found = new LinkedHashMap<>();
        names(start).forEach(name -> found.put(name.substring(start.length()), get(name)));
        return found;
    }

    /// The bits decide, so that -0 is not 0.
    static void assertSameBits(String what, float[] actual, float[] expected) {
        assertThat(bits(actual)).as(what).isEqualTo(bits(expected));
    }

    /// How many float32 numbers lie between the two values farthest apart.
    static int farthest(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        int farthest = 0;
        for (int i = 0; i < actual.length; i++) {
            farthest = Math.max(farthest, Math.abs(position(actual[i]) - position(expected[i])));
        }
        return farthest;
    }

    /// The place of a value among all float32 numbers in their order.
    private static int position(float value) {
        int bits = Float.floatToIntBits(value);
        return bits < 0 ? Integer.MIN_VALUE - bits : bits;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
