package dev.fanin.callback;

import dev.fanin.train.Callback;
import dev.fanin.train.Training;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets training end in order when the program is told to end, as by Ctrl-C: after the step that
/// runs, so that the other callbacks finish what they keep.
///
/// The program waits for that, at most as long as it was told to.
public final class StopOnInterrupt implements Callback {

    private static final long KEPT_WAITING = 30;

    private final long seconds;
    private volatile @Nullable Training running;
    private CountDownLatch ended = new CountDownLatch(0);
    private @Nullable Thread hook;

    private StopOnInterrupt(long seconds) {
        this.seconds = seconds;
    }

    /// Waits for the end of training for at most half a minute.
    public static StopOnInterrupt create() {
        return new StopOnInterrupt(KEPT_WAITING);
    }

    @Override
    public void onTrainBegin(Training training) {
        running = training;
        ended = new CountDownLatch(1);
        hook = Thread.ofPlatform().name("fanin-interrupt").unstarted(this::stop);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            training.stop("the program is ending");
        }
    }

    private void stop() {
        Training training = running;
        if (training == null) {
            return;
        }
        training.stop("the program was told to end");
        try {
            boolean _ = ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void afterTrain(Training training) {
        running = null;
        ended.countDown();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // The program is ending already, so there is nothing to take back.
            hook = null;
        }
    }
}
