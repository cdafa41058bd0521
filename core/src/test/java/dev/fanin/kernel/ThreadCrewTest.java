package dev.fanin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ThreadCrewTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void runsEveryPartOnce(int threads) {
        ThreadCrew crew = new ThreadCrew(threads);
        assertThat(crew.threads()).isEqualTo(threads);
        for (int parts : new int[] {0, 1, 2, 3, 7, 1000}) {
            AtomicIntegerArray runs = new AtomicIntegerArray(parts);
            Set<Integer> workers = ConcurrentHashMap.newKeySet();
            crew.run(parts, (part, worker) -> {
                runs.incrementAndGet(part);
                workers.add(worker);
            });
            for (int part = 0; part < parts; part++) {
                assertThat(runs.get(part)).isEqualTo(1);
            }
            assertThat(workers).allMatch(worker -> worker >= 0 && worker < threads);
        }
    }

    /// Each part waits for the other, so both must run at the same time, on threads of their own.
    @Test
    void runsPartsAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Set<String> names = ConcurrentHashMap.newKeySet();
        Set<Integer> workers = ConcurrentHashMap.newKeySet();
        new ThreadCrew(2).run(2, (_, worker) -> {
            names.add(Thread.currentThread().getName());
            workers.add(worker);
            both.countDown();
            try {
                assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(names).hasSize(2).contains("fanin-crew-1");
        assertThat(workers).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void whatAPartWritesIsSeenAfterwardsInThousandsOfRuns() {
        ThreadCrew crew = new ThreadCrew(3);
        long[] sums = new long[5];
        int runs = 20_000;
        Crew.Task task = (part, _) -> sums[part] += part + 1;
        for (int run = 0; run < runs; run++) {
            crew.run(sums.length, task);
        }
        assertThat(sums).containsExactly(runs, 2L * runs, 3L * runs, 4L * runs, 5L * runs);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void handsOnWhatAPartThrowsAndWorksOn(int threads) {
        ThreadCrew crew = new ThreadCrew(threads);
        AtomicLong sum = new AtomicLong();
        for (int round = 0; round < 200; round++) {
            int failing = round % 6;
            assertThatThrownBy(() -> crew.run(6, (part, _) -> {
                        if (part == failing) {
                            throw new IllegalArgumentException("part " + part);
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("part " + failing);
            crew.run(6, (part, _) -> sum.addAndGet(part));
        }
        assertThat(sum).hasValue(200 * 15);
        assertThatThrownBy(() -> crew.run(3, (_, _) -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("deep");
    }

    /// Threads end after two seconds without work, and others take their place.
    @Test
    void threadsEndWhenIdleAndStartAgain() throws InterruptedException {
        ThreadCrew crew = new ThreadCrew(2);
        Thread first = other(crew);
        first.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(first.isAlive()).isFalse();
        Thread second = other(crew);
        assertThat(second).isNotSameAs(first);
        assertThat(second.isDaemon()).isTrue();
    }

    private static Thread other(ThreadCrew crew) {
        CountDownLatch both = new CountDownLatch(2);
        Thread[] threads = new Thread[2];
        crew.run(2, (_, worker) -> {
            threads[worker] = Thread.currentThread();
            both.countDown();
            try {
                assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(threads[0]).isSameAs(Thread.currentThread());
        return threads[1];
    }

    @Test
    void anInterruptedCallerStillGetsAllItsWorkDone() {
        ThreadCrew crew = new ThreadCrew(2);
        AtomicLong sum = new AtomicLong();
        Thread.currentThread().interrupt();
        for (int run = 0; run < 100; run++) {
            crew.run(10, (part, _) -> sum.addAndGet(part));
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(sum).hasValue(4500);
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new ThreadCrew(0)).hasMessage("threads must be at least 1, got 0.");
    }
}
