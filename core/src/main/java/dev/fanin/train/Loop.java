package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The epochs of one call of `fit`.
final class Loop implements Training {

    private final Trainer trainer;
    private final Learner learner;
    private final Fit fit;
    private final Feed training;
    private final Feed validation;
    private final List<Callback> callbacks;
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();
    private int epoch;
    private int step;
    private double batchLoss;
    private double lossSum;
    private long samplesSeen;
    private volatile String stopped = "";
    private int begun;
    private boolean interrupted;

    Loop(Trainer trainer, Learner learner, Fit fit, Feed training, Feed validation) {
        this.trainer = trainer;
        this.learner = learner;
        this.fit = fit;
        this.training = training;
        this.validation = validation;
        this.callbacks = fit.audience();
    }

    History run() {
        try {
            return runToTheEnd();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private History runToTheEnd() {
        try {
            runEpochs();
            learner.optimization().finish();
        } catch (RuntimeException | Error e) {
            stop("it failed with " + e);
            end(e);
            throw e;
        }
        return end(null);
    }

    private void runEpochs() {
        for (Callback callback : callbacks) {
            callback.onTrainBegin(this);
            begun++;
        }
        CallbackStates.restore(fit.callbacks(), trainer.takeCallbackStates());
        for (int next = fit.initialEpoch() + 1; next <= fit.epochs() && stopped.isEmpty(); next++) {
            epoch = next;
            for (Callback callback : callbacks) {
                callback.onEpochBegin(this);
            }
            takeSteps();
            finishEpoch();
        }
    }

    /// Tells those who know of the beginning; what they hold open is closed even where one fails.
    ///
    /// @param failure what ended training, or null
    private History end(@Nullable Throwable failure) {
        History history = new History(measured, stopped);
        List<Callback> told = callbacks.subList(0, begun);
        Throwable first = tell(told, failure, callback -> callback.onTrainEnd(this, history));
        first = tell(told, first, callback -> callback.afterTrain(this));
        if (failure == null) {
            switch (first) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                case null, default -> {}
            }
        }
        return history;
    }

    /// Tells all, and returns what was thrown first.
    @SuppressWarnings("ReferenceEquality") // a failure must not suppress itself
    private static @Nullable Throwable tell(
            List<Callback> callbacks, @Nullable Throwable failure, Consumer<Callback> what) {
        Throwable first = failure;
        for (Callback callback : callbacks) {
            try {
                what.accept(callback);
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }

    /// The steps of one epoch; nothing in here may allocate.
    private void takeSteps() {
        learner.head().reset();
        lossSum = 0;
        samplesSeen = 0;
        step = 0;
        int count = training instanceof ArrayFeed arrays ? arrays.count() : 0;
        training.start(trainer.order(count, fit.shuffle()));
        while (stopped.isEmpty()) {
            int samples = training.advance();
            if (samples == 0) {
                break;
            }
            batchLoss = learner.learn(training, samples);
            lossSum += batchLoss * samples;
            samplesSeen += samples;
            step++;
            if (!Double.isFinite(batchLoss)) {
                stop("the loss was " + batchLoss + " at step " + step + " of epoch " + epoch + "; "
                        + learner.whereNotFinite() + "; 'fanin doctor' looks for the cause");
            }
            noticeInterrupt();
            for (int i = 0; i < callbacks.size(); i++) {
                callbacks.get(i).onBatchEnd(this);
            }
        }
        if (step == 0 && stopped.isEmpty()) {
            throw new IllegalArgumentException("Training needs at least one batch an epoch, got none in epoch " + epoch
                    + "; give an Iterable that can be run through again.");
        }
    }

    /// Nobody whose thread is interrupted can write a file, and callbacks still have to.
    private void noticeInterrupt() {
        if (Thread.interrupted()) {
            interrupted = true;
            stop("it was interrupted at step " + step + " of epoch " + epoch);
        }
    }

    private void finishEpoch() {
        if (step == 0) {
            return;
        }
        trainer.epochDone();
        Map<String, Double> measures = measures();
        if (validatesEvery() > 0 && epoch % validatesEvery() == 0) {
            learner.head().reset();
            Map<String, Double> judged = new LinkedHashMap<>();
            judged.put("loss", trainer.judge(validation));
            judged.putAll(learner.head().values());
            measures.putAll(Head.sorted(judged, "val_"));
        }
        noticeInterrupt();
        record(measured, measures);
        record(trainer.recorded(), measures);
        for (Callback callback : callbacks) {
            callback.onEpochEnd(this, measures);
        }
        for (Callback callback : callbacks) {
            callback.afterEpoch(this, measures);
        }
    }

    private static void record(Map<String, List<Double>> records, Map<String, Double> measures) {
        measures.forEach((name, value) -> {
            List<Double> longer = new ArrayList<>(records.getOrDefault(name, List.of()));
            longer.add(value);
            records.put(name, longer);
        });
    }

    @Override
    public int epochs() {
        return fit.epochs();
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int steps() {
        return training.steps();
    }

    @Override
    public int validatesEvery() {
        boolean hasValidation = !(validation instanceof ArrayFeed arrays) || arrays.count() > 0;
        return hasValidation ? fit.validation().every() : 0;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public Map<String, Double> measures() {
        Map<String, Double> measures = learner.head().values();
        measures.put("loss", lossSum / samplesSeen);
        return Head.sorted(measures, "");
    }

    @Override
    public double batchLoss() {
        return batchLoss;
    }

    @Override
    public Network network() {
        return trainer.network();
    }

    @Override
    public Weights weights() {
        return trainer.weights();
    }

    @Override
    public double learningRate() {
        return learner.optimization().learningRate();
    }

    @Override
    public void learningRate(double rate) {
        learner.optimization().learningRate(rate);
    }

    @Override
    public void stop(String reason) {
        if (stopped.isEmpty()) {
            stopped = reason.isBlank() ? "a callback asked for it" : reason;
        }
    }

    @Override
    public Checkpoint checkpoint() {
        return trainer.checkpoint(fit.callbacks().stream().map(Callback::state).toList());
    }
}
