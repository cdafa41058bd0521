package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of predictions, targets and weights that Keras and scikit-learn have judged.
final class MetricData {

    /// The rows of each batch.
    static final int[] BATCHES = {7, 5, 8};

    static final int ROWS = Arrays.stream(BATCHES).sum();

    private static final Map<String, MetricData> DATA = new HashMap<>();
    private static final Map<String, float[]> WEIGHTS = new HashMap<>();

    static {
        for (String line : Golden.lines("metric/values.txt")) {
            String[] cells = line.split(";", -1);
            if (cells[0].equals("data")) {
                DATA.put(cells[1], new MetricData(floats(cells[2]), floats(cells[3])));
            } else if (cells[0].equals("weights")) {
                WEIGHTS.put(cells[1], floats(cells[2]));
            }
        }
    }

    static MetricData of(String name) {
        return Objects.requireNonNull(DATA.get(name), name);
    }

    static float @Nullable [] weights(String name) {
        return name.equals("none") ? null : Objects.requireNonNull(WEIGHTS.get(name), name);
    }

    private final float[] output;
    private final float[] target;

    private MetricData(float[] output, float[] target) {
        this.output = output;
        this.target = target;
    }

    /// The lines that begin with a word, cut at the semicolons.
    static List<String[]> lines(String kind) {
        return Golden.lines("metric/values.txt").stream()
                .filter(line -> line.startsWith(kind + ";"))
                .map(line -> line.split(";", -1))
                .toList();
    }

    int width() {
        return output.length / ROWS;
    }

    int targetWidth() {
        return target.length / ROWS;
    }

    Tally start(String metric) {
        return metric(metric).start(Shape.of(width()), Shape.of(targetWidth()));
    }

    /// The class `Accuracy` has only its config: the text means the accuracy of the shapes.
    static Metric metric(String text) {
        return text.equals("Accuracy")
                ? Metrics.of(Config.of("Accuracy").with("name", "accuracy"))
                : Metrics.named(text);
    }

    void feed(Tally tally, float @Nullable [] weights, int from, int to) {
        tally.update(
                to - from,
                width(),
                targetWidth(),
                Arrays.copyOfRange(output, from * width(), to * width()),
                Arrays.copyOfRange(target, from * targetWidth(), to * targetWidth()),
                weights == null ? null : Arrays.copyOfRange(weights, from, to));
    }

    private static float[] floats(String text) {
        String[] words = text.split(" ", -1);
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }
}
