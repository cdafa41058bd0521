package dev.fanin.lab.trial;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.optimizer.Sgd;
import dev.fanin.random.Seed;
import dev.fanin.train.Batch;
import java.util.ArrayList;
import java.util.List;

/// A short training with momentum, on a copy of the weights, at several learning rates: what decides
/// where theory and one batch leave the effect open.
///
/// The batches come in the same order each time and the seed is fixed, so that equal networks have
/// equal courses.
///
/// @param steps the steps at each rate
/// @param batchSize the samples of a step
/// @param engine what the copies run on
public record Trial(int steps, int batchSize, Engine engine) {

    /// The learning rates, the likeliest first.
    public static final List<Double> RATES = List.of(0.1, 0.03, 0.01, 0.3);

    private static final double MOMENTUM = 0.9;
    private static final Seed SEED = Seed.seed(0);

    /// Returns the courses at all rates, or at the first ones up to one that reaches a loss.
    ///
    /// @param enough a loss that is good enough to stop at; minus infinity to try all rates
    public Courses run(Definition definition, Weights weights, Task task, double enough) {
        List<Course> courses = new ArrayList<>();
        for (double rate : RATES) {
            Course course = run(definition, weights, task, rate, enough);
            courses.add(course);
            if (course.end() <= enough) {
                break;
            }
        }
        return new Courses(courses);
    }

    /// Returns the course at one rate.
    public Course run(Definition definition, Weights weights, Task task, double rate, double enough) {
        Model model = definition.build(weights.copy(), SEED, engine);
        model.compile(task.compiled(new Sgd(rate, MOMENTUM, false)));
        List<Batch> batches = task.batches(batchSize);
        List<Double> losses = new ArrayList<>();
        double recent = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps && !(recent <= enough); step++) {
            double loss = model.trainOnBatch(batches.get(step % batches.size())).loss();
            if (!Double.isFinite(loss)) {
                return new Course(rate, losses, true);
            }
            losses.add(loss);
            recent = step < 2 * batches.size() ? Double.POSITIVE_INFINITY : new Course(rate, losses, false).end();
        }
        return new Course(rate, losses, false);
    }
}
