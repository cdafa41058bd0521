package dev.fanin.lab.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static List<Rule> wanted(List<String> selected, List<String> ignored) {
        Selection selection = new Selection(selected, ignored);
        return Arrays.stream(Rule.values()).filter(selection::wants).toList();
    }

    @Test
    void takesIdsAndBeginnings() {
        assertThat(wanted(List.of(), List.of())).containsExactly(Rule.values());
        assertThat(wanted(List.of("act"), List.of())).containsExactly(Rule.ACT001, Rule.ACT002, Rule.ACT003);
        assertThat(wanted(List.of("ACT", "INIT002"), List.of("ACT003")))
                .containsExactly(Rule.INIT002, Rule.ACT001, Rule.ACT002);
        assertThat(wanted(List.of(), List.of("INIT")))
                .hasSize(Rule.values().length - 12)
                .doesNotContain(Rule.INIT012);
    }

    @Test
    void saysWhatNoRuleBeginsWith() {
        assertThatThrownBy(() -> wanted(List.of("INIT099"), List.of()))
                .hasMessageStartingWith("Unknown rule 'INIT099'; did you mean 'INIT0")
                .hasMessageContaining("Known: INIT001, INIT002,");
        assertThatThrownBy(() -> wanted(List.of(), List.of(" "))).hasMessageStartingWith("Unknown rule ''");
    }
}
