package dev.fanin.lab.lesson;

import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// Gaussian layers keep lengths on average and stretch some directions at the cost of others;
/// orthogonal ones keep every length.
///
/// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks", 2014, section 4.
final class IsometryLesson {

    private static final int N = 64;
    private static final int DEPTH = 6;
    private static final int DRAWS = 100;

    /// What rounding to float32 leaves of a product of orthogonal matrices.
    private static final double ROUNDING = 1e-6;

    private IsometryLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        Initializer gaussian = Initializers.randomNormal(1 / Math.sqrt(N));
        for (int depth : new int[] {1, 3, DEPTH}) {
            rows.add(fourthPowers(gaussian, depth, DRAWS, seed)
                    .meanRow(
                            "mean of s^4, Gaussian layers of variance 1/n, " + depth + " deep",
                            Products.expectedFourthPower(N, depth)));
        }
        for (int depth : new int[] {1, DEPTH}) {
            String quantity = "mean of s^4, orthogonal layers, " + depth + " deep (float32 rounds)";
            rows.add(new Row(
                    quantity,
                    1,
                    fourthPowers(Initializers.orthogonal(), depth, 1, seed).mean(),
                    ROUNDING));
        }
        return new Lesson.Findings(
                rows,
                "The factors s by which a stack of Gaussian layers stretches its directions drift apart with every layer:"
                        + " s^2 is 1 on average, s^4 grows like the depth. Orthogonal layers stretch nothing, however many"
                        + " there are.");
    }

    private static Sample fourthPowers(Initializer initializer, int depth, int draws, Seed seed) {
        double[] values = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            RandomStream stream = seed.stream("isometry " + depth).child("draw " + draw);
            double[] product = Products.draw(N, initializer, stream.child("layer 1"));
            for (int layer = 2; layer <= depth; layer++) {
                product = Products.times(Products.draw(N, initializer, stream.child("layer " + layer)), product, N);
            }
            values[draw] = Products.meanFourthPower(product, N);
        }
        return Sample.of(values);
    }
}
