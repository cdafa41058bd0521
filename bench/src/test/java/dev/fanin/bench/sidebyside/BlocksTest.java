package dev.fanin.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {

    @Test
    void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Blocks.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTwo() {
        assertThat(Blocks.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
    }

    @Test
    void nothingHasNoMedian() {
        assertThat(Blocks.median(List.of())).isNaN();
    }

    @Test
    void roundsAreTakenTogether() {
        Blocks first = new Blocks(List.of(new Block(10, 0.01), new Block(12, 0.02)));

        Blocks both = first.and(List.of(new Block(30, 0.5), new Block(8, 0), new Block(11, 0.08)));

        assertThat(both.median()).isEqualTo(11);
        assertThat(both.min()).isEqualTo(8);
        assertThat(both.max()).isEqualTo(30);
        assertThat(both.foreign()).isEqualTo(0.5);
        assertThat(both.disturbed()).isEqualTo(1);
    }

    @Test
    void eightPercentIsNotYetDisturbed() {
        assertThat(new Block(1, 0.08).disturbed()).isFalse();
        assertThat(new Block(1, 0.0801).disturbed()).isTrue();
    }

    @Test
    void foreignIsWhatIsBusyAndNotOurs() {
        // user nice system idle iowait irq softirq steal guest: 100 ticks pass, 60 of them busy.
        CpuTimes before = CpuTimes.of("cpu  1000 10 100 5000 50 1 2 3 0 0", 500);
        CpuTimes after = CpuTimes.of("cpu  1040 10 110 5030 60 1 2 13 0 0", 545);

        assertThat(after.foreignSince(before)).isEqualTo(0.15, within(1e-12));
    }

    @Test
    void aProcessMayHaveSpacesAndBracketsInItsName() {
        String line = "12 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 70 5 0 0 20 0 1 0 100";

        assertThat(CpuTimes.process(line)).isEqualTo(75);
    }
}
