package dev.fanin.bench.sidebyside;

/// Times the steps after a first one.
final class Clock implements Contestant.Watch {

    private final long limit;
    private long start;
    private long elapsed;
    private long steps = -1;

    /// Lets steps pass for so long, and at least one.
    Clock(int milliseconds) {
        limit = milliseconds * 1_000_000L;
    }

    @Override
    public boolean goesOn() {
        long now = System.nanoTime();
        steps++;
        if (steps == 0) {
            start = now;
            return true;
        }
        elapsed = now - start;
        return elapsed < limit;
    }

    double nanosecondsPerStep() {
        return (double) elapsed / steps;
    }
}
