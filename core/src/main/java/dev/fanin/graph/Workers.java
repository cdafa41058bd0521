package dev.fanin.graph;

import dev.fanin.kernel.Crew;
import dev.fanin.kernel.KernelProvider;
import dev.fanin.kernel.Kernels;
import dev.fanin.operation.Buffers;
import dev.fanin.operation.Operation;
import dev.fanin.operation.Pass;
import java.util.List;
import java.util.stream.IntStream;

/// The threads of one execution: inner loops and scratch space of each.
///
/// @param provider where the inner loops come from
/// @param crew the threads
/// @param kernels the inner loops of each thread
/// @param workspaces the scratch space of each thread, enough for any of the operations
record Workers(KernelProvider provider, Crew crew, List<Kernels> kernels, List<float[]> workspaces) {

    static Workers of(Engine engine, List<Operation> operations) {
        int threads = engine.crew().threads();
        int size = operations.stream().mapToInt(Operation::workspaceSize).max().orElse(0);
        return new Workers(
                engine.kernels(),
                engine.crew(),
                IntStream.range(0, threads)
                        .mapToObj(_ -> engine.kernels().kernels())
                        .toList(),
                IntStream.range(0, threads).mapToObj(_ -> new float[size]).toList());
    }

    /// Returns one pass for each thread.
    Pass[] passes(Buffers buffers) {
        return IntStream.range(0, kernels.size())
                .mapToObj(worker -> new Pass(buffers, workspaces.get(worker), worker, provider, kernels.get(worker)))
                .toArray(Pass[]::new);
    }
}
