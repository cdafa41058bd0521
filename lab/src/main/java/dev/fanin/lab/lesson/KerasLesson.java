package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.graph.Node;
import dev.fanin.init.Distribution;
import dev.fanin.init.Fans;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The course's own network: which weights a Dense layer starts with when nobody says a word.
final class KerasLesson {

    private static final int DRAWS = 200;

    private KerasLesson() {}

    static Lesson.Findings run(Seed seed) {
        Sequential network = Sequential.of(
                input(1, 5),
                dense(16, "relu"),
                dense(32, "relu").kernelInitializer("glorot_uniform"),
                dense(2, "softmax"));
        List<Model> models = IntStream.range(0, DRAWS)
                .mapToObj(i -> network.build(new Seed(seed.value() + i * 1_000_003L)))
                .toList();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "parameters",
                5 * 16 + 16 + 16 * 32 + 32 + 32 * 2 + 2,
                models.getFirst().countParameters(),
                0));
        for (Node node : network.network().nodes()) {
            ParameterSpec kernel = node.parameters().getFirst();
            String path = node.path(kernel);
            double[] weights = models.stream()
                    .flatMapToDouble(model -> doubles(model.weights().get(path).array()))
                    .toArray();
            rows.add(Sample.of(weights)
                    .deviationRow(
                            "standard deviation of " + path + ", fan-in "
                                    + Fans.text(kernel.fans().in()) + ", fan-out "
                                    + Fans.text(kernel.fans().out()),
                            Math.sqrt(2.0 / (kernel.fans().in() + kernel.fans().out())),
                            Distribution.UNIFORM.kurtosis()));
        }
        return new Lesson.Findings(
                rows,
                network.summary(),
                "Only the second layer names its initializer, and all three start alike: glorot_uniform is the default"
                        + " of every Dense layer, here as in Keras, so the cure of the paper is in use without a word;"
                        + " for relu, kernelInitializer(\"he_normal\") is the better one.");
    }

    private static DoubleStream doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
    }
}
