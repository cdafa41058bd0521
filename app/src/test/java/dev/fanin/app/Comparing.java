package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs comparisons small enough for tests.
final class Comparing {

    private static final Map<String, String> TINY = new LinkedHashMap<>();

    static {
        TINY.put("--depth", "2");
        TINY.put("--width", "8");
        TINY.put("--epochs", "1");
        TINY.put("--data", "xor(train=50,test=20)");
    }

    private Comparing() {}

    /// Runs `fanin compare` with the given options, and small settings for what is not given.
    static Terminal compare(String... options) {
        List<String> all = new ArrayList<>(List.of("compare"));
        TINY.forEach((option, value) -> {
            if (!List.of(options).contains(option)) {
                all.addAll(List.of(option, value));
            }
        });
        all.addAll(List.of(options));
        return Terminal.run(all.toArray(String[]::new));
    }

    /// Does the same with `--json`, and returns all values but the time it took.
    static Map<String, String> json(String... options) {
        Terminal terminal = compare(Stream.concat(Stream.of(options), Stream.of("--json", "--quiet"))
                .toArray(String[]::new));
        assertThat(terminal.status()).as(terminal.err()).isZero();
        assertThat(terminal.err()).isEmpty();
        Map<String, String> values = Json.values(terminal.out());
        assertThat(values.remove("/seconds")).isNotNull();
        return values;
    }
}
