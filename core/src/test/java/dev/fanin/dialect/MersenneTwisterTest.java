package dev.fanin.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The known answers are those of the authors' own program of 2002 and of std::mt19937, which the
/// C++ standard states.
class MersenneTwisterTest {

    @Test
    void theTenThousandthWordIsThatOfTheCppStandard() {
        MersenneTwister twister = MersenneTwister.seeded(5489);
        for (int i = 1; i < 10_000; i++) {
            twister.next();
        }
        assertThat(Integer.toUnsignedLong(twister.next())).isEqualTo(4123659995L);
    }

    @Test
    void severalWordsSeedAsInTheAuthorsProgram() {
        MersenneTwister twister = MersenneTwister.seededByArray(0x123, 0x234, 0x345, 0x456);
        assertThat(IntStream.range(0, 5).mapToLong(i -> Integer.toUnsignedLong(twister.next())))
                .containsExactly(1067595299L, 955945823L, 477289528L, 4107218783L, 4228976476L);
    }

    /// The words are those of NumPy 2.4.6, `RandomState(arange(700)).bytes(12)`.
    @Test
    void moreWordsThanTheStateHasSeedAsInNumPy() {
        MersenneTwister twister =
                MersenneTwister.seededByArray(IntStream.range(0, 700).toArray());
        assertThat(IntStream.range(0, 3).mapToLong(i -> Integer.toUnsignedLong(twister.next())))
                .containsExactly(3727595200L, 1914792892L, 3929396303L);
    }

    @Test
    void aSeedNeedsAWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(MersenneTwister::seededByArray)
                .withMessage("Expected a seed of at least one word, got none.");
    }
}
