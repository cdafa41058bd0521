package dev.fanin.bench.sidebyside;

import java.lang.management.ManagementFactory;

/// Counts the bytes of the heap that all threads allocate in the steps after a first one.
final class Memory implements Contestant.Watch {

    private final com.sun.management.ThreadMXBean threads;
    private final int wanted;
    private int steps = -1;
    private long before;
    private long bytes;

    /// Lets one step pass, and then so many more.
    Memory(int steps) {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean counting)) {
            throw new IllegalStateException("This JVM does not count what threads allocate.");
        }
        threads = counting;
        wanted = steps;
        // What the first call needs is none of the steps'.
        before = threads.getTotalThreadAllocatedBytes();
    }

    @Override
    public boolean goesOn() {
        steps++;
        if (steps == 0) {
            before = threads.getTotalThreadAllocatedBytes();
        } else if (steps == wanted) {
            bytes = threads.getTotalThreadAllocatedBytes() - before;
        }
        return steps < wanted;
    }

    /// Returns 0 only where there was none at all.
    long bytesPerStep() {
        return Math.ceilDiv(bytes, steps);
    }
}
