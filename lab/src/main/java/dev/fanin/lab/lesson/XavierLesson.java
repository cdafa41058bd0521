package dev.fanin.lab.lesson;

import static dev.fanin.lab.lesson.CourseNode.INPUTS;
import static dev.fanin.lab.lesson.CourseNode.STANDARD;
import static dev.fanin.lab.lesson.CourseNode.XAVIER;

import dev.fanin.init.Initializers;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// Weights of variance 1/n give a sum of standard deviation 1, for any n.
final class XavierLesson {

    /// The kurtosis of truncated normal weights is 2.36, which 250 of them bring within 0.003 of 3.
    private static final double NEARLY_NORMAL = 3;

    private XavierLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        rows.add(CourseNode.sums(INPUTS, STANDARD, seed)
                .deviationRow("standard deviation of z, weights from N(0, 1)", Math.sqrt(INPUTS), 3));
        rows.add(CourseNode.sums(INPUTS, XAVIER, seed)
                .deviationRow("standard deviation of z, weights from N(0, 1/n)", 1, 3));
        rows.add(CourseNode.sums(INPUTS, Initializers.lecunNormal(), seed)
                .deviationRow("standard deviation of z, Keras's lecun_normal", 1, NEARLY_NORMAL));
        for (int n : new int[] {10, 100, 1000}) {
            rows.add(CourseNode.sums(n, XAVIER, seed)
                    .deviationRow("standard deviation of z, N(0, 1/n), " + n + " inputs", 1, 3));
        }
        return new Lesson.Findings(
                rows,
                "Divide the variance of every weight by the number of inputs, and the sum keeps the standard deviation"
                        + " 1 however many inputs there are.");
    }
}
