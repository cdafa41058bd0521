package dev.fanin.lab.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    /// One left glove and two right ones, a pair is worth 1: by hand 4/6 and 1/6 each.
    @Test
    void glovesAreSharedOutAsByHand() {
        List<Double> shares = Shapley.shares(3, set -> set.get(0) && (set.get(1) || set.get(2)) ? 1 : 0);
        assertThat(shares.get(0)).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(shares.get(1)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(shares.get(2)).isCloseTo(1.0 / 6, within(1e-12));
    }

    @Test
    void sharesAddUpToTheWholeChange() {
        // Any game will do: here one with interactions of every order.
        List<Double> shares = Shapley.shares(4, set -> Math.pow(1.7, set.cardinality()) + (set.get(2) ? 3 : 0));
        double whole = Math.pow(1.7, 4) + 3 - 1;
        assertThat(shares.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(whole, within(1e-9));
        assertThat(shares.get(2) - shares.get(0)).isCloseTo(3, within(1e-9));
    }

    @Test
    void whatChangesNothingGetsNothing() {
        assertThat(Shapley.shares(2, set -> set.get(0) ? 5 : 0)).containsExactly(5.0, 0.0);
        assertThat(Shapley.shares(0, _ -> 1)).isEmpty();
    }
}
