package dev.fanin.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    private static final Map<String, Double> MEASURES = Map.of("val_loss", 0.12345, "loss", 2.0, "nan", Double.NaN);

    /// Expected are the texts of Python's `format` with epoch=7, val_loss=0.12345, loss=2.0.
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "{epoch}, 7",
        "{epoch:02d}, 07",
        "{epoch:3d}.ckpt, '  7.ckpt'",
        "{epoch:03}, 007",
        "best-{epoch:02d}-{val_loss:.2f}.keras, best-07-0.12.keras",
        "{val_loss}, 0.12345",
        "{loss}, 2.0",
        "{loss:.3f}, 2.000",
        "{loss:07.3f}, 002.000",
        "{val_loss:.2e}, 1.23e-01",
        "{epoch:02d}/{epoch}, 07/7"
    })
    void areFilledAsInPython(String name, String expected) {
        assertThat(FileNames.fill(name, 7, MEASURES)).isEqualTo(expected);
    }

    @Test
    void holdWhatIsNotFinite() {
        assertThat(FileNames.fill("{nan:.2f}", 1, MEASURES)).isEqualTo("NaN");
    }

    @Test
    void thatCannotBeFilledAreRefused() {
        assertThatThrownBy(() -> FileNames.fill("a-{accuracy:.2f}", 1, Map.of("loss", 1.0)))
                .hasMessage("The file name 'a-{accuracy:.2f}' asks for 'accuracy', and there are [loss, epoch].");
        assertThatThrownBy(() -> FileNames.fill("a-{loss:d}", 1, MEASURES))
                .hasMessage("The file name 'a-{loss:d}' expects fields such as {loss}, {loss:.3f} or {loss:.2e}, got"
                        + " '{loss:d}'.");
        assertThatThrownBy(() -> FileNames.fill("{epoch:x}", 1, MEASURES))
                .hasMessage("The file name '{epoch:x}' expects fields such as {epoch}, {epoch:3d} or {epoch:02d}, got"
                        + " '{epoch:x}'.");
    }
}
