package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.kernel.Team;
import dev.fanin.random.Span;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {

    private static final Shards.Source INDEX = span -> span.setEach(index -> index % 1000);

    /// Less than a shard, one, some, and more than the shards of one round.
    @ParameterizedTest
    @ValueSource(longs = {1, 65_536, 200_003, 67_174_401})
    void handsOnEveryElementOnceInArraysThatAreUsedAgain(long size) throws IOException {
        AtomicLong elements = new AtomicLong();
        AtomicLong starts = new AtomicLong();
        Set<float[]> arrays = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Shards.draw(size, 0, span -> {}, new Team(3), span -> {
            elements.addAndGet(span.count());
            starts.addAndGet(span.from() / Shards.SIZE + 1);
            arrays.add(span.values());
        });
        long shards = (size + Shards.SIZE - 1) / Shards.SIZE;
        assertThat(elements).hasValue(size);
        assertThat(starts).as("1 + 2 + ... + shards").hasValue(shards * (shards + 1) / 2);
        assertThat(arrays).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void fillsEachElementFromItsOwnNumber() throws IOException {
        AtomicLongArray seen = new AtomicLongArray(200_003);
        Shards.draw(seen.length(), 0, INDEX, new Team(2), span -> {
            for (int i = 0; i < span.count(); i++) {
                seen.set((int) span.from() + i, (long) span.values()[span.at() + i]);
            }
        });
        assertThat(seen.get(0)).isZero();
        assertThat(seen.get(65_537)).isEqualTo(537);
        assertThat(seen.get(200_002)).isEqualTo(2);
    }

    @Test
    void momentsDoNotDependOnTheThreads() throws IOException {
        Moments one = Shards.draw(1_000_000, 3, INDEX, new Team(1), span -> {});
        assertThat(Shards.draw(1_000_000, 3, INDEX, new Team(5), span -> {})).isEqualTo(one);
        // Of 0, 1, ..., 999: mean 999 / 2, variance (1000^2 - 1) / 12.
        assertThat(one.count()).isEqualTo(1_000_000);
        assertThat(one.mean()).isCloseTo(499.5, within(1e-9));
        assertThat(one.standardDeviation()).isCloseTo(Math.sqrt(999_999 / 12.0), within(1e-9));
    }

    /// Sums of squares of the values themselves would keep none of these digits.
    @Test
    void momentsKeepTheirDigitsFarFromZero() {
        Moments moments = Moments.of(Span.of(0, new float[] {1e6f, 1e6f + 1, 1e6f + 2, 1e6f, 1e6f + 2}), 1e6);
        assertThat(moments.mean()).isCloseTo(1e6 + 1, within(1e-9));
        assertThat(moments.standardDeviation()).isCloseTo(Math.sqrt(0.8), within(1e-12));
    }

    /// An array of 12 TB, none of which is ever in memory.
    @Test
    void stopsAtOnceWhenTheDiskIsFull() {
        AtomicLong written = new AtomicLong();
        IOException full = new IOException("No space left on device");
        assertThatThrownBy(() -> Shards.draw(3_000_000_000_000L, 0, span -> {}, new Team(2), span -> {
                    if (written.incrementAndGet() == 100) {
                        throw full;
                    }
                }))
                .isSameAs(full);
        assertThat(written.get()).isBetween(100L, 1024L);
    }
}
