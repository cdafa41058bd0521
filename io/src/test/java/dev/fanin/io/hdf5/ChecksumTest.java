package dev.fanin.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The values are those of the self-test in Jenkins's lookup3.c.
class ChecksumTest {

    @Test
    void isThatOfJenkins() {
        assertThat(of("")).isEqualTo(0xdeadbeef);
        assertThat(of("Four score and seven years ago")).isEqualTo(0x17770551);
    }

    private static int of(String text) {
        return Checksum.of(MemorySegment.ofArray(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
