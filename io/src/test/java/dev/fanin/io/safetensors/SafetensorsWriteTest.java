package dev.fanin.io.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriteTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Tensor range(int from, int... axes) {
        Shape shape = Shape.of(axes);
        float[] values = new float[shape.arraySize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        return Tensor.of(shape, values);
    }

    /// Among the names is a pair that UTF-8 sorts otherwise than Java's strings.
    @Test
    void writesTheBytesOfTheReference() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("\ud83d\ude00", range(5, 1));
        tensors.put("\uffee", range(6, 1));
        tensors.put("layer.9", range(4, 1, 1));
        tensors.put("layer.10", range(3, 1));
        tensors.put("b", range(0, 2, 3));
        tensors.put("a\"\u00e9\t/", Tensor.of(Shape.of(), -1.5f));
        Path path = folder.resolve("w.safetensors");
        Safetensors.write(path, tensors, Map.of("format", "pt"));
        assertThat(path).hasBinaryContent(Golden.bytes("safetensors/float32.safetensors"));
        Safetensors.write(path, new LinkedHashMap<>(), Map.of());
        assertThat(path).hasBinaryContent(Golden.bytes("safetensors/none.safetensors"));
    }

    /// More bytes than are written at a time, and no whole number of such parts.
    @Test
    void readsWhatItWrites() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("small", range(1, 3));
        tensors.put("large", range(0, 3, 1_000_001));
        Path path = folder.resolve("w.safetensors");
        Safetensors.write(path, tensors, Map.of("b", "2", "a", "1"));
        try (SafetensorsFile file = Safetensors.read(path)) {
            assertThat(file.names()).containsExactly("large", "small");
            assertThat(file.metadata()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
            assertThat(file.tensor("small").array()).containsExactly(1, 2, 3);
            assertThat(file.tensor("large").shape()).isEqualTo(Shape.of(3, 1_000_001));
            assertThat(file.tensor("large").array())
                    .isEqualTo(range(0, 3, 1_000_001).array());
        }
    }

    /// Neither opening a file nor writing one takes memory for its values.
    @Test
    void takesNoMemoryForValues() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("large", range(0, 5_000_000));
        tensors.put("small", range(7, 2));
        Path path = folder.resolve("w.safetensors");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Safetensors.write(path, tensors, Map.of());
        try (SafetensorsFile file = Safetensors.read(path)) {
            assertThat(file.tensor("small").array()).containsExactly(7, 8);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
    }

    @Test
    void refusesTheNameOfTheMetadata() {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("__metadata__", range(1, 3));
        assertThatThrownBy(() -> Safetensors.write(folder.resolve("w"), tensors, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A tensor cannot have the name '__metadata__'.");
    }
}
