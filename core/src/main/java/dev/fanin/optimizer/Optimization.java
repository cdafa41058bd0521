package dev.fanin.optimizer;

import dev.fanin.kernel.Crew;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// An optimizer at work on the variables of a model, with its memory and its count of steps.
///
/// A step divides the gradients by the loss scale factor, accumulates and clips them, lets the
/// weights decay, updates them, and follows them with their moving average: all that
/// [OptimizerOptions] says, in the order of Keras. It writes over the gradients, and allocates
/// nothing.
///
/// Results do not depend on the number of threads. An instance belongs to one caller at a time.
public final class Optimization {

    private static final float[] NONE = {};

    private final Optimizer optimizer;
    private final OptimizerOptions options;
    private final List<Variable> variables;
    private final Crew crew;
    private final Pieces pieces;
    private final Clipping clipping;
    private final Optimizer.Update[] updates;
    private final float[][] values;
    private final float[][] gradients;
    private final float[][] averages;
    private final float[][] accumulated;
    private final float[] decays;
    private final boolean looksAtAll;
    private final boolean prepares;
    private final float scale;
    private final Crew.Task preparing = this::prepare;
    private final Crew.Task settling = this::settle;
    private final Crew.Task beginning = this::begin;
    private final Crew.Task applying = this::apply;
    private final Crew.Task following = this::follow;
    private long iterations;
    private float constantRate;
    private float rate;
    private float keep;
    private boolean overwrites;
    private boolean settles;

    /// A variable that is trained; its arrays stay the same from step to step.
    ///
    /// @param path the path, for example `dense/kernel`
    /// @param shape the shape of both arrays
    /// @param values the values, which a step changes
    /// @param gradient the gradient, which is there before a step and written over by it
    @SuppressWarnings("ArrayRecordComponent") // a view of two arrays, never compared
    public record Variable(String path, Shape shape, float[] values, float[] gradient) {

        public Variable {
            if (shape.size() != values.length || shape.size() != gradient.length) {
                throw new IllegalArgumentException("The variable '" + path + "' of shape " + shape + " needs "
                        + shape.size() + " values and as many gradients, got " + values.length + " and "
                        + gradient.length + ".");
            }
        }
    }

    /// Starts with empty memory.
    public Optimization(Optimizer optimizer, List<Variable> variables, Crew crew) {
        this.optimizer = optimizer;
        this.options = optimizer.options();
        this.variables = List.copyOf(variables);
        this.pieces = new Pieces(this.variables);
        this.crew = pieces.isSmall() ? Crew.alone() : crew;
        this.clipping = new Clipping(options, this.variables, pieces);
        this.constantRate = options.learningRate() instanceof ConstantRate(double constant) ? (float) constant : 0;
        int count = variables.size();
        this.updates = new Optimizer.Update[count];
        this.values = new float[count][];
        this.gradients = new float[count][];
        this.averages = new float[count][];
        this.accumulated = new float[count][];
        this.decays = new float[count];
        Set<String> paths = new HashSet<>();
        boolean looks = false;
        for (int i = 0; i < count; i++) {
            Variable variable = variables.get(i);
            if (!paths.add(variable.path())) {
                throw new IllegalArgumentException(
                        "Variables need paths of their own, got '" + variable.path() + "' twice.");
            }
            int size = variable.values().length;
            updates[i] = optimizer.start(variable.shape(), variable.path());
            values[i] = variable.values();
            gradients[i] = variable.gradient();
            averages[i] = options.useEma() ? new float[size] : NONE;
            accumulated[i] = options.gradientAccumulationSteps() > 0 ? new float[size] : NONE;
            decays[i] = (float) optimizer.weightDecay(variable.shape(), variable.path());
            looks |= updates[i].looksAtAll();
        }
        this.looksAtAll = looks;
        Double factor = options.lossScaleFactor();
        this.scale = factor == null ? 1 : factor.floatValue();
        this.prepares = scale != 1 || options.gradientAccumulationSteps() > 0 || clipping.needsNorms();
    }

    /// Takes one step with the gradients as they are, or keeps them for a later step where several
    /// make one.
    public void step() {
        int together = options.gradientAccumulationSteps();
        long counted = together == 0 ? iterations : iterations / together;
        settles = together == 0 || (iterations + 1) % together == 0;
        keep = counted == 0 ? 0 : (float) options.emaMomentum();
        int every = options.emaOverwriteFrequency();
        overwrites = every > 0 && (counted + 1) % every == 0;
        if (prepares) {
            crew.run(pieces.parts(), preparing);
        }
        if (settles) {
            clipping.settle();
            rate = (float) learningRate();
            if (looksAtAll) {
                crew.run(pieces.parts(), settling);
                crew.run(updates.length, beginning);
            } else {
                for (int i = 0; i < updates.length; i++) {
                    begin(i, 0);
                }
            }
            crew.run(pieces.parts(), applying);
        } else if (options.useEma()) {
            crew.run(pieces.parts(), following);
        }
        iterations++;
    }

    private void prepare(int part, int worker) {
        for (int piece = pieces.start(part); piece < pieces.start(part + 1); piece++) {
            int variable = pieces.variable(piece);
            int from = pieces.from(piece);
            int to = pieces.to(piece);
            float[] gradient = gradients[variable];
            if (scale != 1) {
                Slices.divide(gradient, scale, from, to);
            }
            int together = options.gradientAccumulationSteps();
            if (together > 0 && settles) {
                Slices.average(gradient, accumulated[variable], together, from, to);
            } else if (together > 0) {
                Slices.accumulate(gradient, accumulated[variable], from, to);
            }
            if (settles && clipping.needsNorms()) {
                clipping.measure(piece, gradient);
            }
        }
    }

    private void settle(int part, int worker) {
        for (int piece = pieces.start(part); piece < pieces.start(part + 1); piece++) {
            settlePiece(piece);
        }
    }

    private void settlePiece(int piece) {
        int variable = pieces.variable(piece);
        clipping.clip(piece, gradients[variable]);
        if (decays[variable] > 0) {
            Slices.decay(values[variable], decays[variable], rate, pieces.from(piece), pieces.to(piece));
        }
    }

    private void begin(int variable, int worker) {
        long step = iterations / Math.max(1, options.gradientAccumulationSteps()) + 1;
        updates[variable].begin(step, rate, values[variable], gradients[variable]);
    }

    private void apply(int part, int worker) {
        for (int piece = pieces.start(part); piece < pieces.start(part + 1); piece++) {
            int variable = pieces.variable(piece);
            if (!looksAtAll) {
                settlePiece(piece);
            }
            updates[variable].apply(values[variable], gradients[variable], pieces.from(piece), pieces.to(piece));
            if (options.useEma()) {
                followPiece(piece);
            }
        }
    }

    private void follow(int part, int worker) {
        for (int piece = pieces.start(part); piece < pieces.start(part + 1); piece++) {
            followPiece(piece);
        }
    }

    private void followPiece(int piece) {
        int variable = pieces.variable(piece);
        int from = pieces.from(piece);
        int to = pieces.to(piece);
        Slices.follow(values[variable], averages[variable], keep, from, to);
        if (overwrites) {
            System.arraycopy(averages[variable], from, values[variable], from, to - from);
        }
    }

    /// Ends training: where a moving average is kept, the values become it.
    public void finish() {
        if (options.useEma() && iterations > 0) {
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(averages[i], 0, values[i], 0, values[i].length);
            }
        }
    }

    /// Returns how many steps were taken, those that only accumulated included.
    public long iterations() {
        return iterations;
    }

    /// Returns the learning rate of the next step.
    public double learningRate() {
        return switch (options.learningRate()) {
            case ConstantRate _ -> constantRate;
            case Schedule schedule -> schedule.at(iterations);
        };
    }

    /// Sets the learning rate of all steps to come.
    ///
    /// @throws IllegalStateException where a schedule says the rate
    public void learningRate(double rate) {
        if (options.learningRate() instanceof Schedule schedule) {
            throw new IllegalStateException("The learning rate follows " + schedule
                    + " and cannot be set; make the optimizer with a number to set it.");
        }
        constantRate = (float) new ConstantRate(rate).rate();
    }

    /// Returns the optimizer that is at work.
    public Optimizer optimizer() {
        return optimizer;
    }

    /// Returns a copy of everything a step depends on besides values and gradients, in the order of
    /// Keras's variables: `iteration`, `learning_rate` unless a schedule says it, then arrays named
    /// by variable, such as `dense/kernel/momentum`.
    ///
    /// From 2^24 steps on, which float32 cannot count, `iteration` holds two values, of which the
    /// first counts as 2^24.
    public SequencedMap<String, Tensor> state() {
        return memory().copy(iterations, constantRate);
    }

    /// Returns how many values [#state] has, a count of steps being one.
    public long stateSize() {
        return memory().size();
    }

    /// Continues where [#state] was taken, to the bit.
    ///
    /// @throws IllegalArgumentException where names or shapes are not those of [#state]; nothing is
    ///     changed then
    public void restore(Map<String, Tensor> state) {
        OptimizationState memory = memory();
        memory.check(state);
        iterations = memory.restore(state);
        Tensor saved = state.get(OptimizationState.LEARNING_RATE);
        if (saved != null) {
            constantRate = saved.array()[0];
        }
    }

    private OptimizationState memory() {
        return OptimizationState.of(
                variables,
                options,
                options.useEma() ? averages : new float[0][],
                options.gradientAccumulationSteps() > 0 ? accumulated : new float[0][],
                updates);
    }
}
