package dev.fanin.graph;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.kernel.Crew;
import dev.fanin.operation.Buffers;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import dev.fanin.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node of an execution: its buffers, and the tasks that its samples are shared out in.
final class Stage {

    /// The work below which sharing out costs more than it gains, in additions and multiplications.
    private static final long WORTH_SHARING = 200_000;

    /// Columns are shared out in multiples of so many, which fill whole vectors.
    private static final int COLUMNS = 16;

    private final Node node;
    private final Wiring wiring;
    private final Crew crew;
    private final Operation operation;
    private final ActivationFunction activation;
    private final int width;
    private final int rows;
    private final float[] z;
    private final float[] x;
    private final float[] gradient;
    private final List<float[]> parameters;
    private final List<float[]> parameterGradients;
    private final boolean learns;
    private final boolean penalizesActivity;
    private final Pass[] passes;

    /// Where readers put their parts of dL/dx if there are several.
    private final List<float[]> shares = new ArrayList<>();

    private final Crew.Task forward = this::forwardPart;
    private final Crew.Task forwardColumns = this::forwardColumnsPart;
    private final Crew.Task activationBackward = this::activationPart;
    private final Crew.Task backward = this::backwardPart;
    private final Crew.Task gradients = this::gradientPart;
    private int samples;
    private int parts;
    private boolean skipsActivation;
    private boolean sharesAdded;

    /// Plans the buffers.
    ///
    /// @param inputs the buffers that the node's inputs are read from
    /// @param inputGradients where their gradients go, null where nobody asks for one
    Stage(
            Node node,
            Wiring wiring,
            Workers workers,
            Operation operation,
            int capacity,
            List<float[]> inputs,
            List<float @Nullable []> inputGradients,
            List<float[]> parameters,
            List<float[]> parameterGradients,
            RandomStream random) {
        this.node = node;
        this.wiring = wiring;
        this.crew = workers.crew();
        this.operation = operation;
        this.activation = node.layer().activation();
        this.width = node.output().rowSize();
        this.rows = node.output().arraySize() / width;
        this.parameters = parameters;
        this.parameterGradients = parameterGradients;
        this.learns = node.parameters().stream().anyMatch(node::isTrained);
        this.penalizesActivity = !node.layer().activityRegularizer().isNone();
        int size = node.output().prepend(capacity).arraySize();
        this.z = operation.isIdentity() ? inputs.getFirst() : new float[size];
        this.x = activation.isLinear() ? z : new float[size];
        float @Nullable [] passedOn = inputGradients.getFirst();
        boolean sharesGradient = operation.isIdentity() && passedOn != null && !wiring.keepsGradient();
        this.gradient = sharesGradient ? passedOn : new float[wiring.needsGradient() || wiring.isOutput() ? size : 0];
        Buffers buffers = new Buffers(
                inputs,
                node.inputs().stream().map(shape -> shape.arraySize()).toList(),
                z,
                node.output().arraySize(),
                gradient,
                inputGradients,
                parameters,
                parameterGradients,
                new float[operation.scratchSize(capacity)],
                random);
        this.passes = workers.passes(buffers);
    }

    /// Returns where one of the node's readers is to put the gradient of what it reads, or null
    /// where it is not needed.
    float @Nullable [] newReader() {
        if (!wiring.needsGradient()) {
            return null;
        }
        if (wiring.hasOneReader()) {
            return gradient;
        }
        shares.add(new float[gradient.length]);
        return shares.getLast();
    }

    /// Returns whether threads may go through this node and its neighbours without waiting for each
    /// other.
    boolean isBySample() {
        return operation.isBySample() && !operation.preparesBackward() && !penalizesActivity;
    }

    /// Returns whether a batch of so many samples is shared out by columns.
    boolean cutsColumns(int batch) {
        return isWorthSharing(work(batch)) && operation.cutsColumns(batch);
    }

    /// Prepares going forward with a batch that is shared out by samples in so many parts.
    void begin(int batch, boolean training, long step, int count) {
        samples = batch;
        parts = count;
        for (Pass pass : passes) {
            pass.begin(batch, training, step);
        }
        operation.beforeForward(passes[0]);
    }

    void forward(int batch, boolean training, long step) {
        begin(batch, training, step, isWorthSharing(work(batch)) ? Math.min(batch, crew.threads()) : 1);
        if (cutsColumns(batch)) {
            crew.run(crew.threads(), forwardColumns);
            activate(0, batch);
        } else {
            crew.run(parts, forward);
        }
    }

    static boolean isWorthSharing(long work) {
        return work >= WORTH_SHARING;
    }

    /// Returns the work of going forward with a batch, in additions and multiplications.
    long work(int batch) {
        return (operation.work() + 4L * rows * width) * batch;
    }

    void forwardPart(int part, int worker) {
        int from = from(part);
        int to = from(part + 1);
        operation.forward(passes[worker], from, to);
        activate(from, to);
    }

    private void forwardColumnsPart(int part, int worker) {
        operation.forwardColumns(passes[worker], column(part), column(part + 1));
    }

    /// Where a part of the columns begins.
    private int column(int part) {
        int count = crew.threads();
        return part == count ? width : (int) ((long) width * part / count) / COLUMNS * COLUMNS;
    }

    private void activate(int from, int to) {
        if (!activation.isLinear()) {
            activation.forward(z, x, from * rows, to * rows, width);
        }
    }

    private int from(int part) {
        return (int) ((long) samples * part / parts);
    }

    /// Goes backward through this node, whose readers have done so before.
    ///
    /// @param fromLogits whether the gradient is that of z already
    void backward(boolean fromLogits) {
        if (!needsGradient()) {
            return;
        }
        beginBackward(fromLogits);
        if (penalizesActivity) {
            addShares(0, samples * rows * width);
            sharesAdded = true;
            Activities.addGradient(node, x, gradient, samples);
        }
        if (operation.preparesBackward()) {
            crew.run(parts, activationBackward);
            operation.beforeBackward(passes[0]);
        }
        crew.run(parts, backward);
        if (learns) {
            computeParameterGradients();
        }
    }

    boolean needsGradient() {
        return wiring.needsGradient();
    }

    /// Returns whether the gradients of parameters are wanted.
    boolean learns() {
        return learns && needsGradient();
    }

    void beginBackward(boolean fromLogits) {
        skipsActivation = fromLogits || activation.isLinear();
        sharesAdded = shares.isEmpty();
    }

    private void activationPart(int part, int worker) {
        int from = from(part) * rows;
        int to = from(part + 1) * rows;
        if (!sharesAdded) {
            addShares(from * width, to * width);
        }
        if (!skipsActivation) {
            activation.backward(z, x, gradient, from, to, width);
        }
    }

    private void addShares(int from, int to) {
        if (shares.isEmpty()) {
            return;
        }
        if (!wiring.isOutput()) {
            Arrays.fill(gradient, from, to, 0f);
        }
        for (int i = 0; i < shares.size(); i++) {
            float[] share = shares.get(i);
            for (int j = from; j < to; j++) {
                gradient[j] += share[j];
            }
        }
    }

    void backwardPart(int part, int worker) {
        if (!operation.preparesBackward()) {
            activationPart(part, worker);
        }
        operation.backward(passes[worker], from(part), from(part + 1));
    }

    void computeParameterGradients() {
        int count = beginGradients();
        if (isWorthSharing(work(samples))) {
            crew.run(count, gradients);
        } else {
            Crew.alone().run(count, gradients);
        }
        endGradients();
    }

    /// Prepares the gradients of parameters, and returns into how many parts they are cut.
    int beginGradients() {
        boolean adding = wiring.isUsedLater();
        if (!adding && !operation.replacesGradients()) {
            for (int i = 0; i < parameterGradients.size(); i++) {
                Arrays.fill(parameterGradients.get(i), 0f);
            }
        }
        for (Pass pass : passes) {
            pass.adding(adding);
        }
        return operation.gradientParts(samples);
    }

    void endGradients() {
        operation.afterGradients(passes[0]);
    }

    void gradientPart(int part, int worker) {
        operation.parameterGradients(passes[worker], part);
    }

    /// Returns the penalty on what the layer put out for the current batch, a mean over samples.
    double activityPenalty() {
        return penalizesActivity ? Activities.penalty(node, x, samples) : 0;
    }

    float[] z() {
        return z;
    }

    float[] x() {
        return x;
    }

    float[] gradient() {
        return gradient;
    }

    List<float[]> parameters() {
        return parameters;
    }

    List<float[]> parameterGradients() {
        return parameterGradients;
    }
}
