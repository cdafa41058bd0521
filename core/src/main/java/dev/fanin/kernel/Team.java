package dev.fanin.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A number of threads that share out numbered tasks.
///
/// Which thread runs which task is chance, so a task must depend on its number alone.
///
/// @param threads how many threads work, the caller among them, at least 1
public record Team(int threads) {

    public Team {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads + ".");
        }
    }

    /// Returns a team as large as the machine has processors.
    public static Team ofAllProcessors() {
        return new Team(Runtime.getRuntime().availableProcessors());
    }

    /// Runs the tasks 0 to count - 1, and returns when all are done.
    ///
    /// Throws what a task threw first; tasks not begun by then are left out.
    public void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int i = next.getAndIncrement(); i < count && failure.get() == null; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, count) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = Thread.ofPlatform().daemon().name("fanin-team-" + i).start(work);
        }
        work.run();
        join(others);
        switch (failure.get()) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /// An interrupt is kept for the caller: results must not be looked at before all threads are
    /// done.
    private static void join(Thread[] threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
