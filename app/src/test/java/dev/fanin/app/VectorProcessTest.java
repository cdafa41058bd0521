package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorProcessTest {

    private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector";

    @Test
    void leavesJavasWarningOut() throws IOException {
        assertThat(copied(WARNING + "\n")).isEmpty();
        assertThat(copied(WARNING + "\r\nfanin: no\n")).isEqualTo("fanin: no\n");
        assertThat(copied(WARNING)).isEmpty();
    }

    @Test
    void leavesItOutOnTheFirstLineOnly() throws IOException {
        assertThat(copied(WARNING + "\n" + WARNING + "\n")).isEqualTo(WARNING + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no newline",
                "one\ntwo\n",
                "WARNING: Using incubator modules: jdk.incubator.vectors\n",
                "WARNING: Using incubator modules: jdk.incubator\nmore",
                "Error occurred during initialization of boot layer, which is a longer line than the warning\nx\n"
            })
    void keepsEverythingElse(String text) throws IOException {
        assertThat(copied(text)).isEqualTo(text);
    }

    /// The tests run without the launcher, which says where the module is.
    @Test
    void isNotPossibleWithoutTheModule() {
        assertThat(VectorProcess.isPossible()).isFalse();
    }

    private static String copied(String text) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        VectorProcess.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), to);
        return to.toString(StandardCharsets.UTF_8);
    }
}
