package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    /// A command that fails would teach nothing, and nobody would hear of it.
    @Test
    void isOfCommandsThatWork(@TempDir Path folder) throws IOException {
        for (List<String> command : Rehearsal.commands(folder)) {
            Terminal terminal = Terminal.run(command.toArray(new String[0]));
            assertThat(terminal.status()).as("%s", command).isZero();
            assertThat(terminal.out()).as("%s", command).isNotEmpty();
            assertThat(terminal.err()).as("%s", command).isEmpty();
        }
    }
}
