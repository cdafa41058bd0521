package dev.fanin.lab.lesson;

import static dev.fanin.lab.lesson.CourseNode.INPUTS;
import static dev.fanin.lab.lesson.CourseNode.STANDARD;

import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// The sum of n unit inputs with weights from N(0, 1) has the standard deviation sqrt(n).
final class VarianceLesson {

    private VarianceLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        Sample sums = CourseNode.sums(INPUTS, STANDARD, seed);
        rows.add(sums.deviationRow("standard deviation of z, 250 inputs", Math.sqrt(INPUTS), 3));
        rows.add(sums.meanRow("mean of z, 250 inputs", 0));
        rows.add(sums.map(z -> Math.abs(z) > 10 ? 1 : 0)
                .shareRow("share of sums beyond 10 either way", new Normal(Math.sqrt(INPUTS)).beyond(10)));
        for (int n : new int[] {10, 100, 1000}) {
            rows.add(CourseNode.sums(n, STANDARD, seed)
                    .deviationRow("standard deviation of z, " + n + " inputs", Math.sqrt(n), 3));
        }
        return new Lesson.Findings(
                rows,
                "Variances add up: with weights from N(0, 1) the sum of n unit inputs has the standard deviation"
                        + " sqrt(n), here 15.811, so the wider the layer before, the wilder the sum.");
    }
}
