package dev.fanin.app;

import dev.fanin.train.Callback;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Sees that what training has come to is written, however it ends.
///
/// It is a callback, and not what comes after training, because a program that was told to end
/// waits for its callbacks and for nothing else.
final class TrainOutcome implements Callback {

    private final Action always;
    private final Action done;
    private @Nullable History ended;

    /// What is done with a history.
    @FunctionalInterface
    interface Action {
        /// Writes or tells it.
        void take(History history) throws IOException;
    }

    /// @param always what is done with the history in any case
    /// @param done what is done then, unless training failed or diverged
    TrainOutcome(Action always, Action done) {
        this.always = always;
        this.done = done;
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        ended = history;
    }

    @Override
    public void afterTrain(Training training) {
        History history = ended;
        if (history == null) {
            return;
        }
        try {
            always.take(history);
            if (!hasFailed(history) && !hasDiverged(history)) {
                done.take(history);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static boolean hasFailed(History history) {
        return history.stopped().startsWith("it failed");
    }

    /// Returns whether training ended because the loss was no longer a number.
    static boolean hasDiverged(History history) {
        return !history.stopped().isEmpty()
                && history.measures().containsKey("loss")
                && !Double.isFinite(history.last("loss"));
    }
}
