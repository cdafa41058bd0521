package dev.fanin.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Configs as Keras 3.15.1 writes them, read and written back.
class KerasConfigTest {

    /// Class name and config of one line; enough of JSON for these.
    static Stream<InitializerConfig> configs() {
        return Golden.lines("keras_configs.txt").stream().map(line -> {
            String[] cells = line.split(";", 2);
            SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
            String inner = cells[1].substring(1, cells[1].length() - 1);
            for (String entry : inner.isEmpty() ? new String[0] : inner.split(", (?=\")", -1)) {
                String[] sides = entry.split(": ", -1);
                values.put(sides[0].replace("\"", ""), value(sides[1]));
            }
            return InitializerConfig.ofMap(Map.of("class_name", cells[0], "config", values));
        });
    }

    private static @Nullable Object value(String json) {
        if (json.startsWith("\"")) {
            return json.substring(1, json.length() - 1);
        }
        if (json.startsWith("[")) {
            List<Integer> list = new ArrayList<>();
            for (String number : json.substring(1, json.length() - 1).split(", ", -1)) {
                list.add(Integer.parseInt(number));
            }
            return list;
        }
        return switch (json) {
            case "null" -> null;
            case "true", "false" -> Boolean.parseBoolean(json);
            default -> json.contains(".") ? Double.parseDouble(json) : (Object) Long.parseLong(json);
        };
    }

    @ParameterizedTest
    @MethodSource("configs")
    void areReadAndWrittenBackAsTheyWere(InitializerConfig keras) {
        InitializerConfig ours = InitializerConfig.of(keras.initializer());
        boolean sameAsPreset =
                keras.className().equals("VarianceScaling") && keras.values().get("seed") == null;
        if (sameAsPreset) {
            assertThat(ours.className()).isEqualTo("LecunNormal");
            assertThat(ours.initializer()).isEqualTo(keras.initializer());
        } else {
            assertThat(ours).isEqualTo(keras);
            assertThat(ours.values().keySet().stream().toList())
                    .isEqualTo(keras.values().keySet().stream().toList());
        }
    }

    /// Keras before 3.15 has no keys for axes.
    @Test
    void theKeysOfAxesMayBeMissing() {
        assertThat(read("GlorotUniform", Map.of())).isEqualTo(Initializers.glorotUniform());
        assertThat(read("VarianceScaling", Map.of("scale", 2, "mode", "fan_in", "distribution", "uniform")))
                .isEqualTo(Initializers.heUniform());
        assertThat(read("VarianceScaling", Map.of("distribution", "normal"))).isEqualTo(Initializers.lecunNormal());
    }

    @Test
    void namesOfOlderVersionsAreRead() {
        assertThat(read("OrthogonalInitializer", Map.of("gain", 2))).isEqualTo(Initializers.orthogonal(2));
        assertThat(read("IdentityInitializer", Map.of("gain", 2))).isEqualTo(Initializers.identity(2));
        assertThat(read("STFTInitializer", Map.of("side", "imag"))).isEqualTo(Initializers.stft(Stft.Part.IMAG));
    }

    @Test
    void aNumberIsASeedAndAGeneratorHasOne() {
        assertThat(read("HeNormal", Map.of("seed", 7))).isEqualTo(Initializers.seeded(Initializers.heNormal(), 7));
        Map<String, Object> generator = Map.of(
                "module", "keras.random",
                "class_name", "SeedGenerator",
                "config", Map.of("seed", 5, "name", "seed_generator"));
        assertThat(read("HeNormal", Map.of("seed", generator)))
                .isEqualTo(Initializers.seeded(Initializers.heNormal(), 5));
    }

    @Test
    void aSharedDrawHasAKeyOfOurOwn() {
        Seeded shared = Initializers.sharedDraw(Initializers.heNormal(), 7);
        assertThat(InitializerConfig.of(shared).values())
                .hasToString("{seed=7, shared=true, input_axes=null, output_axes=null}");
        assertThat(InitializerConfig.of(shared).initializer()).isEqualTo(shared);
    }

    /// The map is what Keras 3.15.1 writes for an array.
    @Test
    void anArrayComesBack() {
        ConstantTensor constant = Initializers.constant(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4));
        InitializerConfig config = InitializerConfig.of(constant);
        assertThat(config)
                .hasToString("InitializerConfig[className=Constant, values={value={class_name=__tensor__,"
                        + " config={value=[[1.0, 2.0], [3.0, 4.0]], dtype=float32}}}]");
        assertThat(config.initializer()).isEqualTo(constant);
        assertThat(read("Constant", Map.of("value", List.of(List.of(1, 2), List.of(3, 4)))))
                .isEqualTo(constant);
    }

    @Test
    void whatKerasHasNotIsWrittenAsText() {
        assertThat(InitializerConfig.of(Initializers.looksLinear(Initializers.heNormal())))
                .hasToString(
                        "InitializerConfig[className=fanin>Initializer, values={text=looks_linear(base=he_normal)}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Glorot       | x    | Unknown initializer 'Glorot'; did you mean",
                "HeNormal     | gain | 'HeNormal' has no parameter 'gain'. It takes input_axes, output_axes, seed, shared.",
                "RandomNormal | mean | 'RandomNormal' expects a finite number for 'mean', got 'x'.",
                "HeNormal     | seed | 'HeNormal' expects a whole number of at most 64 bits for 'seed', got 'x'.",
                "Constant     | value | Constant expects a number or lists of numbers for 'value', got 'x'.",
                "HeNormal     | input_axes | 'HeNormal' got 'input_axes' without 'output_axes'; the fans need both or neither.",
            })
    void whatIsWrongIsToldInOneLine(String className, String key, String message) {
        assertThatThrownBy(() -> read(className, Map.of(key, "x")))
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void maps() {
        assertThatThrownBy(() -> InitializerConfig.ofMap(Map.of("config", Map.of())))
                .hasMessage("An initializer's config has a text 'class_name' and a map 'config', got {config={}}.");
        assertThat(InitializerConfig.ofMap(Map.of("class_name", "Ones")).initializer())
                .isEqualTo(Initializers.ones());
    }

    @Test
    void aCustomOneIsNotWritten() {
        assertThatThrownBy(() -> InitializerConfig.of(Initializers.custom("mine", (target, stream, index) -> 0)))
                .hasMessage("The custom initializer 'mine' cannot be written; only code describes it.");
    }

    private static Initializer read(String className, Map<String, ?> values) {
        return new InitializerConfig(className, new LinkedHashMap<>(values)).initializer();
    }
}
