package dev.fanin.linalg;

import dev.fanin.kernel.KernelProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A few threads, the caller's among them, that share out numbered tasks.
///
/// Who does a task is left to chance, so a task must not depend on it.
final class Workers implements AutoCloseable {

    /// A piece of work.
    @FunctionalInterface
    interface Task {
        void run(Worker worker, int index);
    }

    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService others;

    Workers(int threads, KernelProvider kernels) {
        for (int i = 0; i < threads; i++) {
            workers.add(new Worker(kernels.matrix()));
        }
        others = Executors.newFixedThreadPool(
                Math.max(1, threads - 1), Thread.ofPlatform().daemon().factory());
    }

    /// Runs the tasks 0 to count - 1, begun in this order, and returns when all have ended.
    void forEach(int count, Task task) {
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int i = 1; i < Math.min(workers.size(), count); i++) {
            Worker worker = workers.get(i);
            running.add(CompletableFuture.runAsync(() -> work(worker, count, next, task), others));
        }
        try {
            work(workers.getFirst(), count, next, task);
        } finally {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void work(Worker worker, int count, AtomicInteger next, Task task) {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            task.run(worker, i);
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
