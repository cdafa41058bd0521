package dev.fanin.model;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The snippet that the documentation opens with, as it stands there.
class ReadmeTest {

    @Test
    void theSnippetCompilesAndRuns() {
        Tensor x = Tensor.zeros(Shape.of(40, 1, 5));
        seed(1).stream("x").fillNormal(x.array(), 0, 0, 1);
        Tensor y = Tensor.zeros(Shape.of(40, 1));
        PrintStream standardError = System.err;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            var model = Sequential.of(
                            input(1, 5),
                            dense(16, "relu"),
                            dense(32, "relu").kernelInitializer("glorot_uniform"),
                            dense(2, "softmax"))
                    .build(seed(42));

            model.compile(sgd(0.01), "sparse_categorical_crossentropy", "accuracy");
            History history = model.fit(x, y, Fit.epochs(20).batchSize(10).validationSplit(0.1));

            assertThat(history.values("val_loss")).hasSize(20);
        } finally {
            System.setErr(standardError);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("Epoch 20/20")
                .contains(" - val_loss: ");
    }
}
