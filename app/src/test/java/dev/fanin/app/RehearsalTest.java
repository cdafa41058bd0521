package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RehearsalTest {

    static List<List<String>> commands() {
        return Rehearsal.COMMANDS;
    }

    /// A command that fails would teach nothing, and nobody would hear of it.
    @ParameterizedTest
    @MethodSource("commands")
    void isOfCommandsThatWork(List<String> command) {
        Terminal terminal = Terminal.run(command.toArray(new String[0]));
        assertThat(terminal.status()).isZero();
        assertThat(terminal.out()).isNotEmpty();
        assertThat(terminal.err()).isEmpty();
    }
}
