package dev.fanin.app;

import dev.fanin.io.json.Json;
import dev.fanin.train.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `fanin train` tells when it has written the model.
///
/// @param model the file it began with
/// @param parameters how many values its weights have
/// @param data what it was trained on, in words
/// @param samples how many samples there are
/// @param epochs how many epochs were asked for
/// @param seconds how long training took
/// @param history what was measured
/// @param file what was written
record TrainResult(
        Path model, long parameters, String data, int samples, int epochs, double seconds, History history, Path file) {

    private int done() {
        return history.measures().values().stream().mapToInt(List::size).max().orElse(0);
    }

    /// Returns a few lines to read.
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(line("Model", String.format(Locale.ROOT, "%s, %,d parameters", model, parameters)));
        String asked = done() == epochs ? "" : " of " + epochs;
        text.append(line(
                "Trained",
                String.format(
                        Locale.ROOT,
                        "%d%s %s, %s, %.2f s",
                        done(),
                        asked,
                        epochs == 1 ? "epoch" : "epochs",
                        data,
                        seconds)));
        if (!history.stopped().isEmpty()) {
            text.append(line("Stopped", history.stopped()));
        }
        history.measures().forEach((name, values) -> text.append(line(name, TrainProgress.number(values.getLast()))));
        return text + line("File", file.toAbsolutePath().normalize().toString());
    }

    private String line(String name, String text) {
        int width = Math.max(
                "Trained".length(),
                history.measures().keySet().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0));
        return name + " ".repeat(width - name.length() + 2) + text + "\n";
    }

    /// Returns one object on one line: `{"model":...,"params":...,"samples":...,"epochs":...,
    /// "seconds":...,"stopped":...,"metrics":{"loss":...,...},"history":{"loss":[...],...},
    /// "file":...}`.
    ///
    /// `epochs` counts those that were trained; `stopped` says why it were fewer than asked for, or
    /// is `null`, as are numbers that are not finite.
    String json() {
        Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
        Map<String, Object> all = new LinkedHashMap<>();
        history.measures().forEach((name, values) -> {
            List<@Nullable Double> finite = new ArrayList<>();
            values.forEach(value -> finite.add(Double.isFinite(value) ? value : null));
            metrics.put(name, finite.getLast());
            all.put(name, finite);
        });
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("model", model.toString());
        result.put("params", parameters);
        result.put("samples", samples);
        result.put("epochs", done());
        result.put("seconds", seconds);
        result.put("stopped", history.stopped().isEmpty() ? null : history.stopped());
        result.put("metrics", metrics);
        result.put("history", all);
        result.put("file", file.toString());
        return Json.write(result) + "\n";
    }
}
