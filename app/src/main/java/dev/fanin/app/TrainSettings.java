package dev.fanin.app;

import dev.fanin.io.keras.SavedModel;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metric;
import dev.fanin.metric.Metrics;
import dev.fanin.optimizer.ConstantRate;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Expression;
import dev.fanin.train.Callback;
import dev.fanin.train.Compiled;
import dev.fanin.train.Compiled.Judgement;
import dev.fanin.train.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin train` that take the place of how the model was compiled.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class TrainSettings {

    private static final String USUAL_OPTIMIZER = "rmsprop";

    @Option(
            names = "--optimizer",
            paramLabel = "O",
            description = "A name of Keras, with parameters as in 'adam(learning_rate=0.01)'; begins without memory."
                    + " Default: the model's own, which goes on; else " + USUAL_OPTIMIZER)
    private @Nullable String optimizer;

    @Option(
            names = "--loss",
            paramLabel = "L",
            description = "A name of Keras; once for all outputs, or once for each. Default: the model's own")
    private List<String> losses = List.of();

    @Option(
            names = "--metrics",
            paramLabel = "A,B,...",
            description = "Names of Keras, reported for each output. Default: the model's own")
    private @Nullable String metrics;

    @Option(
            names = {"--learning-rate", "--lr"},
            paramLabel = "F",
            description = "The learning rate from now on. Default: that of the optimizer")
    private @Nullable Double learningRate;

    /// Returns the model as it is to be trained; throws IllegalArgumentException with one line
    /// where it cannot be.
    SavedModel apply(SavedModel saved, Path file) {
        Compiled own = saved.compiled();
        if (own == null && losses.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " does not say how it is trained: give --loss, and --optimizer unless it is "
                            + USUAL_OPTIMIZER + ".");
        }
        boolean isNew = optimizer != null || own == null;
        Optimizer chosen = optimizer != null || own == null
                ? Optimizers.named(optimizer == null ? USUAL_OPTIMIZER : optimizer)
                : own.optimizer();
        if (learningRate != null && !(chosen.options().learningRate() instanceof ConstantRate)) {
            throw new IllegalArgumentException("--learning-rate cannot be set, since the optimizer follows a schedule, "
                    + chosen.options().learningRate() + "; give another --optimizer.");
        }
        int outputs = saved.definition().network().outputs().size();
        List<Tensor> memory = isNew ? List.of() : saved.optimizer();
        return new SavedModel(
                saved.definition(),
                saved.weights(),
                new Compiled(
                        learningRate == null ? chosen : chosen.learningRate(learningRate), judgements(own, outputs)),
                memory,
                saved.notes());
    }

    private List<Judgement> judgements(@Nullable Compiled own, int outputs) {
        if (losses.size() > 1 && losses.size() != outputs) {
            throw new IllegalArgumentException("--loss is given once for all outputs or once for each of the " + outputs
                    + ", got it " + losses.size() + " times.");
        }
        List<Metric> measured = metrics == null
                ? List.of()
                : Expression.split(metrics).stream()
                        .map(name -> Metrics.named(name.strip()))
                        .toList();
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            Judgement old = own == null ? null : own.outputs().get(own.outputs().size() == 1 ? 0 : i);
            Loss loss;
            if (losses.isEmpty() && old != null) {
                loss = old.loss();
            } else {
                loss = Losses.named(losses.get(losses.size() == 1 ? 0 : i));
            }
            judgements.add(new Judgement(
                    loss,
                    old == null || !losses.isEmpty() ? 1 : old.lossWeight(),
                    metrics == null && old != null ? old.metrics() : measured,
                    metrics == null && old != null ? old.weightedMetrics() : List.of()));
        }
        return judgements;
    }

    /// Returns what sets the learning rate when training begins: an optimizer that goes on
    /// remembers the one before.
    List<Callback> callbacks() {
        Double rate = learningRate;
        return rate == null
                ? List.of()
                : List.of(new Callback() {
                    @Override
                    public void onTrainBegin(Training training) {
                        training.learningRate(rate);
                    }
                });
    }
}
