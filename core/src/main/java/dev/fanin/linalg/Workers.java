package dev.fanin.linalg;

import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Team;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A team in which every thread has a [Worker] to itself.
final class Workers {

    /// A piece of work.
    @FunctionalInterface
    interface Task {
        void run(Worker worker, int index);
    }

    private final Team team;
    private final KernelProvider kernels;
    private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

    Workers(Team team, KernelProvider kernels) {
        this.team = team;
        this.kernels = kernels;
    }

    /// Runs the tasks 0 to count - 1, begun in this order, and returns when all have ended.
    void forEach(int count, Task task) {
        team.run(count, index -> {
            Worker free = idle.poll();
            Worker worker = free == null ? new Worker(kernels.matrix()) : free;
            task.run(worker, index);
            idle.add(worker);
        });
    }
}
