package dev.fanin.io.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {

    private static final String INDEX = "model.safetensors.index.json";
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path copied() throws IOException {
        for (String name : List.of(FIRST, SECOND, INDEX)) {
            Golden.copy("safetensors/set/" + name, folder);
        }
        return folder.resolve(INDEX);
    }

    @Test
    void readsASetByItsIndex() throws IOException {
        try (SafetensorsFile set = Safetensors.read(copied())) {
            assertThat(set.names()).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(set.tensor("a").array()).containsExactly(1, 1);
            assertThat(set.tensor("b").array()).containsExactly(3);
            assertThat(set.tensor("c").shape()).isEqualTo(Shape.of(1, 1));
            assertThat(set.tensor("c").array()).containsExactly(7);
            assertThat(set.dtype("b")).isEqualTo("I64");
            assertThat(set.metadata()).containsExactly(Map.entry("format", "pt"));
        }
    }

    @ParameterizedTest
    @CsvSource({"../x", "/etc/x", "a/b", "..", "a\\b", "C:x"})
    void staysInItsFolder(String name) throws IOException {
        Path index = copied();
        Files.writeString(
                index, Files.readString(index).replace(SECOND, name.replace("\\", "\\\\")), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Safetensors.read(index))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot read " + index + ": expected the names of files beside the index, got '" + name + "'.");
    }

    @Test
    void refusesASetThatDoesNotFitItsIndex() throws IOException {
        Path index = copied();
        String text = Files.readString(index);
        Files.writeString(index, text.replace("\"c\"", "\"d\""));
        assertThatThrownBy(() -> Safetensors.read(index))
                .hasMessage("Cannot read " + folder.resolve(SECOND) + ": tensor 'c' is not in this file by the index "
                        + index + ". Save the set again.");
        Files.writeString(index, text.replace("\"c\"", "\"d\": \"" + FIRST + "\", \"c\""));
        assertThatThrownBy(() -> Safetensors.read(index))
                .hasMessage("Cannot read " + folder.resolve(FIRST) + ": by the index " + index
                        + " it has a tensor 'd', and it has not. Save the set again.");
        Files.writeString(index, "{\"metadata\": {}}");
        assertThatThrownBy(() -> Safetensors.read(index))
                .hasMessage("Cannot read " + index + ": expected an index with 'weight_map', got none.");
        Files.writeString(index, text);
        Files.delete(folder.resolve(SECOND));
        assertThatThrownBy(() -> Safetensors.read(index))
                .hasMessage("Cannot read " + index + ": there is no file '" + SECOND
                        + "' beside it. Fetch all files of the set.");
    }

    @Test
    void writesWhatItReads() throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("c", Tensor.zeros(Shape.of(3)));
        tensors.put("b", Tensor.of(Shape.of(2), 1, 2));
        tensors.put("large", Tensor.zeros(Shape.of(100)));
        tensors.put("a", Tensor.of(Shape.of(5), 1, 2, 3, 4, 5));
        Path index = Safetensors.writeSharded(folder, tensors, Map.of("format", "pt"), 20);
        assertThat(index).isEqualTo(folder.resolve(INDEX));
        assertThat(Files.readString(index))
                .isEqualTo("{\"metadata\":{\"total_size\":440},\"weight_map\":{"
                        + "\"c\":\"model-00001-of-00003.safetensors\",\"b\":\"model-00001-of-00003.safetensors\","
                        + "\"large\":\"model-00002-of-00003.safetensors\","
                        + "\"a\":\"model-00003-of-00003.safetensors\"}}");
        try (SafetensorsFile set = Safetensors.read(index)) {
            assertThat(set.names()).containsExactly("b", "c", "large", "a");
            assertThat(set.tensor("a").array()).containsExactly(1, 2, 3, 4, 5);
        }
        Path named = folder.resolve("net.safetensors.index.json");
        assertThat(Safetensors.writeSharded(named, tensors, Map.of(), 1000)).isEqualTo(named);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "model-00001-of-00003.safetensors",
                            "model-00002-of-00003.safetensors",
                            "model-00003-of-00003.safetensors",
                            INDEX,
                            "net-00001-of-00001.safetensors",
                            "net.safetensors.index.json");
        }
        assertThatThrownBy(() -> Safetensors.writeSharded(folder, tensors, Map.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected at least 1 byte in a file, got 0.");
    }

    @Test
    void loadsOrRefusesAnIndexWhateverTheDamage() throws IOException {
        byte[] index = Files.readAllBytes(copied());
        Damage.Outcome outcome = Damage.checkPart(
                folder.resolve(INDEX),
                folder.toString(),
                3000,
                19,
                index.length,
                file -> Safetensors.read(file).close(),
                index);
        assertThat(outcome.refused()).isGreaterThan(1500);
        assertThat(outcome.loaded()).isGreaterThan(20);
    }
}
