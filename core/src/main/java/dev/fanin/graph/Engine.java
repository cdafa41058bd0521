package dev.fanin.graph;

import dev.fanin.kernel.Crew;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.ThreadCrew;

/// What a network runs on: inner loops, and threads that share out the work.
///
/// @param kernels where each thread gets its inner loops from
/// @param crew the threads; they serve one execution at a time
public record Engine(KernelProvider kernels, Crew crew) {

    /// Returns plain Java on the calling thread, which gives the same bits on every machine
    /// that has fused multiply-add.
    public static Engine plain() {
        return new Engine(KernelProvider.plain(), Crew.alone());
    }

    /// Returns the fastest kernels there are, on as many threads as there are processors.
    public static Engine fastest() {
        return withThreads(Runtime.getRuntime().availableProcessors());
    }

    /// Returns the fastest kernels there are, on so many threads.
    public static Engine withThreads(int threads) {
        return new Engine(KernelProvider.fastest(), threads == 1 ? Crew.alone() : new ThreadCrew(threads));
    }
}
