package dev.fanin.train;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Loop(Trainer trainer, Learner learner, Fit fit, Feed training, Feed validation) {
        this.trainer = trainer;
        this.learner = learner;
        this.fit = fit;
        this.training = training;
        this.validation = validation;
        this.callbacks = fit.audience();
    }

    History run() {
        for (Callback callback : callbacks) {
            callback.onTrainBegin(this);
        }
        restoreCallbacks();
        for (epoch = fit.initialEpoch() + 1; epoch <= fit.epochs() && stopped.isEmpty(); epoch++) {
            for (Callback callback : callbacks) {
                callback.onEpochBegin(this);
            }
            takeSteps();
            finishEpoch();
        }
        epoch = Math.min(epoch, fit.epochs());
        learner.optimization().finish();
        History history = new History(measured, stopped);
        for (Callback callback : callbacks) {
            callback.onTrainEnd(this, history);
        }
        return history;
    }

    private void restoreCallbacks() {
        List<CallbackState> states = trainer.callbackStates();
        List<Callback> own = fit.callbacks();
        for (int i = 0; i < Math.min(own.size(), states.size()); i++) {
            own.get(i).restore(states.get(i));
        }
    }

    /// The steps of one epoch; nothing in here may allocate.
    private void takeSteps() {
        learner.head().reset();
        lossSum = 0;
        samplesSeen = 0;
        step = 0;
        int count = training instanceof ArrayFeed arrays ? arrays.count() : 0;
        training.start(trainer.order(count, fit.shuffle()));
        for (int samples = training.advance(); samples > 0 && stopped.isEmpty(); samples = training.advance()) {
            batchLoss = learner.learn(training, samples);
            lossSum += batchLoss * samples;
            samplesSeen += samples;
            step++;
            if (!Double.isFinite(batchLoss)) {
                stopped = "the loss was " + batchLoss + " at step " + step + " of epoch " + epoch + "; "
                        + learner.whereNotFinite() + "; 'fanin doctor' looks for the cause";
            } else if (Thread.currentThread().isInterrupted()) {
                stopped = "it was interrupted at step " + step + " of epoch " + epoch;
            }
            for (int i = 0; i < callbacks.size(); i++) {
                callbacks.get(i).onBatchEnd(this);
            }
        }
        if (step == 0) {
            throw new IllegalArgumentException("Training needs at least one batch an epoch, got none in epoch " + epoch
                    + "; give an Iterable that can be run through again.");
        }
    }

    private void finishEpoch() {
        trainer.epochDone();
        Map<String, Double> measures = measures();
        boolean hasValidation = !(validation instanceof ArrayFeed arrays) || arrays.count() > 0;
        if (hasValidation && epoch % fit.validation().every() == 0) {
            learner.head().reset();
            Map<String, Double> judged = new LinkedHashMap<>();
            judged.put("loss", trainer.judge(validation));
            judged.putAll(learner.head().values());
            measures.putAll(Head.sorted(judged, "val_"));
        }
        record(measured, measures);
        record(trainer.recorded(), measures);
        for (Callback callback : callbacks) {
            callback.onEpochEnd(this, measures);
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
        stopped = reason;
    }

    @Override
    public Checkpoint checkpoint() {
        return trainer.checkpoint(
                fit.callbacks().stream().map(Callback::state).toList());
    }
}
