package dev.fanin.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void keepsAShortText() {
        assertThat(OneLine.of("It's 3, got 'a'.")).isEqualTo("It's 3, got 'a'.");
    }

    @Test
    void keepsStartAndEndOfALongOneOnOneLine() {
        String line = OneLine.of("start\n" + "x".repeat(10_000) + "; do this.");
        assertThat(line)
                .startsWith("start\\nxxx")
                .contains("xx ... xx")
                .endsWith("xx; do this.")
                .hasSize(505);
    }
}
