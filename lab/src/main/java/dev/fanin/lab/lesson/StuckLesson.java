package dev.fanin.lab.lesson;

import static dev.fanin.lab.lesson.CourseNode.INPUTS;
import static dev.fanin.lab.lesson.CourseNode.NODES;
import static dev.fanin.lab.lesson.CourseNode.STANDARD;
import static dev.fanin.lab.lesson.CourseNode.XAVIER;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Sigmoid;
import dev.fanin.init.Initializer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One step of gradient descent hardly moves a saturated node towards a target on the other side.
///
/// For one node with loss `(x - t)^2`, the step changes z by `-rate 2 (x - t) phi'(z) |inputs|^2`.
final class StuckLesson {

    private static final double RATE = 0.01;
    private static final double BARELY = 0.00001;
    private static final double[] CUTS = {-40, -20, -12, -8, -6, -4.6, -3, -1, 0, 1, 3, 4.6, 6, 8, 12, 20, 40};

    private StuckLesson() {}

    static Lesson.Findings run(Seed seed) {
        double[] before = new double[NODES];
        double[] wideMoves = moves(STANDARD, seed, before);
        double[] stuck = IntStream.range(0, NODES)
                .filter(i -> before[i] < 0.01 || before[i] > 0.99)
                .mapToDouble(i -> wideMoves[i])
                .toArray();
        Normal wide = new Normal(Math.sqrt(INPUTS));
        double saturated = wide.beyond(SaturationLesson.LIMIT);
        double meanMove = 2 * wide.expectation(z -> z > SaturationLesson.LIMIT ? move(z) : 0, cuts()) / saturated;
        double barely = wide.beyond(solve()) / saturated;
        Sample healthy = Sample.of(moves(XAVIER, seed, new double[NODES]));
        return new Lesson.Findings(
                List.of(
                        Sample.of(stuck).meanRow("mean move of a saturated node, weights from N(0, 1)", meanMove),
                        Sample.of(stuck)
                                .map(move -> move < BARELY ? 1 : 0)
                                .shareRow("share of saturated nodes that move less than 0.00001", barely),
                        healthy.meanRow(
                                "mean move of a node with weights from N(0, 1/n)",
                                new Normal(1).expectation(z -> move(Math.abs(z)), CUTS)),
                        healthy.map(move -> move < BARELY ? 1 : 0)
                                .shareRow(
                                        "share of those nodes that move less than 0.00001",
                                        new Normal(1).beyond(solve()))),
                "A saturated node is wrong and yet gets almost no gradient, because the gradient is multiplied by the"
                        + " flat slope: the same step that moves a well initialized node far leaves it where it is.");
    }

    /// Takes one step with the library, each node towards the bound it is farther from, and returns
    /// how far each moved.
    private static double[] moves(Initializer initializer, Seed seed, double[] before) {
        Model model = CourseNode.model(INPUTS, initializer, Activations.sigmoid(), seed);
        Tensor x = CourseNode.ones(INPUTS);
        float[] first = model.predict(x).array();
        Tensor targets = Tensor.zeros(model.network().output().prepend(1));
        for (int i = 0; i < NODES; i++) {
            targets.array()[i] = first[i] > 0.5f ? 0 : 1;
            before[i] = first[i];
        }
        // The loss is a mean over all nodes; the rate undoes that, so that every node takes its own step.
        model.compile(Optimizers.sgd(RATE * NODES), Losses.mse());
        model.fit(x, targets, Fit.epochs(1).quietly());
        float[] second = model.predict(x).array();
        double[] moves = new double[NODES];
        Arrays.setAll(moves, i -> Math.abs((double) second[i] - first[i]));
        return moves;
    }

    /// How far the output of a node at z > 0 moves towards 0.
    private static double move(double z) {
        Sigmoid sigmoid = Activations.sigmoid();
        double x = sigmoid.value(z);
        return x - sigmoid.value(z - RATE * 2 * x * sigmoid.derivative(z) * INPUTS);
    }

    /// The z > 0 beyond which nodes barely move, by bisection: moves shrink as z grows.
    private static double solve() {
        double near = 2;
        double far = 100;
        for (int i = 0; i < 100; i++) {
            double middle = (near + far) / 2;
            if (move(middle) > BARELY) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return near;
    }

    private static double[] cuts() {
        double[] all = Arrays.copyOf(CUTS, CUTS.length + 1);
        all[CUTS.length] = SaturationLesson.LIMIT;
        return all;
    }
}
