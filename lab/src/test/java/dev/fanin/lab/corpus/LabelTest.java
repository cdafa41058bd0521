package dev.fanin.lab.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {

    @Test
    void isReadAsItWasWritten() {
        Label label =
                new Label("mlp relu 2x8 1/zeros", "zero kernels", 0.125, List.of(1.0, 0.5, 2.5, 0.25), Verdict.SICK);

        assertThat(label.line())
                .isEqualTo("mlp relu 2x8 1/zeros,zero kernels,0.1250,1.00000,0.500000,2.50000,0.250000,sick");
        assertThat(Label.of(label.line())).isEqualTo(label);
    }
}
