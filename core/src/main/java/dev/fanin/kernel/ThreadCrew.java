package dev.fanin.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A crew whose threads wait for the next task: first spinning for some microseconds, then parked,
/// and after some seconds without work they end, to be started again when there is more.
///
/// Whoever waits gives the processor away soon, so that a busy machine slows the crew in proportion
/// and not by waiting for each other.
public final class ThreadCrew implements Crew {

    private static final long SPIN_NANOS = 20_000;
    private static final long IDLE_NANOS = 2_000_000_000L;
    private static final int SPINS_BETWEEN_LOOKS = 64;

    /// What [#next] holds between runs; no run has the number 0.
    private static final long CLOSED = Integer.MAX_VALUE;

    private final Member[] members;

    /// The upper half is the number of the run, the lower half the next part to take; so a part can
    /// only be taken in the run it belongs to.
    private final AtomicLong next = new AtomicLong();

    private final AtomicInteger open = new AtomicInteger();
    private volatile int run;

    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread caller;
    private volatile int parts;
    private volatile @Nullable Task task;

    /// Plans a crew; threads are started when there is work for them.
    ///
    /// @param threads how many threads work, the caller among them, at least 1
    public ThreadCrew(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads + ".");
        }
        members = new Member[threads - 1];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i + 1);
        }
    }

    @Override
    public int threads() {
        return members.length + 1;
    }

    @Override
    public void run(int count, Task work) {
        if (members.length == 0 || count <= 1) {
            for (int part = 0; part < count; part++) {
                work.run(part, 0);
            }
            return;
        }
        int number = run + 1;
        // Nobody takes a part before everything belongs to the same run.
        next.set(CLOSED);
        task = work;
        parts = count;
        failure = null;
        caller = Thread.currentThread();
        open.set(count);
        next.set((long) number << 32);
        run = number;
        for (int i = 0; i < Math.min(members.length, count - 1); i++) {
            members[i].wake();
        }
        takeParts(number, work, count, 0);
        long start = System.nanoTime();
        int spins = 0;
        while (open.get() > 0) {
            if (++spins % SPINS_BETWEEN_LOOKS != 0 || System.nanoTime() - start < SPIN_NANOS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
        }
        task = null;
        switch (failure) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private void takeParts(int number, Task work, int count, int worker) {
        while (true) {
            long place = next.get();
            int part = (int) place;
            if ((int) (place >>> 32) != number || part >= count) {
                return;
            }
            if (next.compareAndSet(place, place + 1)) {
                try {
                    if (failure == null) {
                        work.run(part, worker);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    if (open.decrementAndGet() == 0 && worker != 0) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }
    }

    /// One of the threads besides the caller.
    private final class Member implements Runnable {
        private final int worker;
        private @Nullable Thread thread;
        private volatile boolean parked;

        Member(int worker) {
            this.worker = worker;
        }

        synchronized void wake() {
            if (thread == null) {
                thread = Thread.ofPlatform()
                        .daemon()
                        .name("fanin-crew-" + worker)
                        .start(this);
            } else if (parked) {
                LockSupport.unpark(thread);
            }
        }

        /// Ends the thread unless there is work again; whoever wakes it after that starts another.
        private synchronized boolean ends(int seen) {
            if (run != seen) {
                return false;
            }
            thread = null;
            return true;
        }

        @Override
        public void run() {
            int seen = 0;
            while (true) {
                int number = await(seen);
                if (number == seen) {
                    return;
                }
                seen = number;
                Task work = task;
                int count = parts;
                if (work != null && run == number) {
                    takeParts(number, work, count, worker);
                }
            }
        }

        /// Returns the number of a run not seen yet, or the one seen when it is time to end.
        private int await(int seen) {
            long start = System.nanoTime();
            int spins = 0;
            while (run == seen) {
                if (++spins % SPINS_BETWEEN_LOOKS != 0) {
                    Thread.onSpinWait();
                    continue;
                }
                long waited = System.nanoTime() - start;
                if (waited > IDLE_NANOS && ends(seen)) {
                    return seen;
                }
                if (waited > SPIN_NANOS) {
                    parked = true;
                    if (run == seen) {
                        LockSupport.parkNanos(this, IDLE_NANOS);
                    }
                    parked = false;
                }
            }
            return run;
        }
    }
}
