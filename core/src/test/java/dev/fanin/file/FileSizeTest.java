package dev.fanin.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "1605760, 1.6 MB",
        "999949999, 999.9 MB",
        "999950000, 1.0 GB",
        "9223372036854775807, 9.2 EB"
    })
    void isShownInDecimalUnits(long bytes, String text) {
        assertThat(FileSize.text(bytes)).isEqualTo(text);
    }
}
