package dev.fanin.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The names that Keras 3.15.1 gives.
class SnakeCaseTest {

    @ParameterizedTest
    @CsvSource({
        "Dense, dense",
        "Conv2D, conv2d",
        "Conv2DTranspose, conv2d_transpose",
        "MaxPooling2D, max_pooling2d",
        "PReLU, p_re_lu",
        "BatchNormalization, batch_normalization",
        "RMSNormalization, rms_normalization",
        "AdamW, adam_w",
        "RMSprop, rm_sprop"
    })
    void isThatOfKeras(String className, String name) {
        assertThat(SnakeCase.of(className)).isEqualTo(name);
    }
}
