package dev.fanin.lab.lesson;

import static dev.fanin.lab.lesson.CourseNode.INPUTS;
import static dev.fanin.lab.lesson.CourseNode.STANDARD;
import static dev.fanin.lab.lesson.CourseNode.XAVIER;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Sigmoid;
import dev.fanin.init.Initializer;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// With sums as wide as sqrt(250), most sigmoid outputs lie where the curve is flat.
final class SaturationLesson {

    /// sigmoid(z) is within 0.01 of a bound where |z| exceeds ln 99.
    static final double LIMIT = Math.log(99);

    private SaturationLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, "weights from N(0, 1)", STANDARD, Math.sqrt(INPUTS), seed);
        add(rows, "weights from N(0, 1/n)", XAVIER, 1, seed);
        return new Lesson.Findings(
                rows,
                "Three quarters of the nodes sit where the sigmoid is flat, and on average its slope is a tenth of"
                        + " what it could be; with variance 1/n hardly any node is saturated.");
    }

    private static void add(List<Row> rows, String weights, Initializer initializer, double deviation, Seed seed) {
        Sigmoid sigmoid = Activations.sigmoid();
        Sample outputs = Sample.of(CourseNode.model(INPUTS, initializer, sigmoid, seed)
                .predict(CourseNode.ones(INPUTS))
                .array());
        Normal sums = new Normal(deviation);
        rows.add(outputs.map(x -> x < 0.01 || x > 0.99 ? 1 : 0)
                .shareRow("share of outputs within 0.01 of 0 or 1, " + weights, sums.beyond(LIMIT)));
        rows.add(outputs.map(x -> x * (1 - x))
                .meanRow(
                        "mean slope of the sigmoid (at most 0.25), " + weights,
                        sums.expectation(sigmoid::derivative, -6, -3, -1, 0, 1, 3, 6)));
    }
}
