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
        add(rows, "weights from N(0, 1)", STANDARD, Math.sqrt(INPUTS), seed, 0.01, 0.1);
        // Within 0.01 come 4 in a million, too few to count among 20,000 nodes.
        add(rows, "weights from N(0, 1/n)", XAVIER, 1, seed, 0.1);
        return new Lesson.Findings(
                rows,
                "Three quarters of the nodes sit where the sigmoid is flat, and on average its slope is a tenth of"
                        + " what it could be; with variance 1/n, 3 nodes in 100 come even within 0.1 of 0 or 1.");
    }

    private static void add(
            List<Row> rows, String weights, Initializer initializer, double deviation, Seed seed, double... margins) {
        Sigmoid sigmoid = Activations.sigmoid();
        Sample outputs = Sample.of(CourseNode.model(INPUTS, initializer, sigmoid, seed)
                .predict(CourseNode.ones(INPUTS))
                .array());
        Normal sums = new Normal(deviation);
        for (double margin : margins) {
            rows.add(outputs.map(x -> x < margin || x > 1 - margin ? 1 : 0)
                    .shareRow(
                            "share of outputs within " + margin + " of 0 or 1, " + weights,
                            sums.beyond(Math.log((1 - margin) / margin))));
        }
        rows.add(outputs.map(x -> x * (1 - x))
                .meanRow(
                        "mean slope of the sigmoid (at most 0.25), " + weights,
                        sums.expectation(sigmoid::derivative, -6, -3, -1, 0, 1, 3, 6)));
    }
}
