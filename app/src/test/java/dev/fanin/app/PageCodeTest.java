package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Weights;
import dev.fanin.model.Model;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documentation shows in Java compiles and runs.
class PageCodeTest {

    private static final Path DOCS = Path.of("..", "docs");

    @TempDir
    Path folder;

    @Test
    void partsOfOnesOwnTrain() throws Exception {
        Object history = PageCode.of(DOCS.resolve("CUSTOM.md")).run(folder, "history");

        assertThat(((History) history).stopped()).isEqualTo("the loss fell below 0.05");
    }

    @Test
    void trainingGoesAsThePageSays() throws Exception {
        PageCode page = PageCode.of(DOCS.resolve("TRAINING.md"))
                .replacing("Path.of(\"runs\")", "Path.of(\"" + folder.toString().replace('\\', '/') + "\")");

        List<?> results = (List<?>) page.run(folder, "List.of(goesOn, withTwoOutputs, why, snapshots, share)");

        assertThat(((History) results.get(0)).values("loss")).hasSize(5);
        assertThat(((History) results.get(1)).measures())
                .containsOnlyKeys("loss", "size_loss", "yes_or_no_binary_accuracy", "yes_or_no_loss");
        assertThat((String) results.get(2)).startsWith("the loss was NaN at step 1 of epoch 1; an input is not finite");
        // 4 epochs of 6 steps: before the first, and after 5, 10, 15 and 20.
        assertThat((List<?>) results.get(3)).hasSize(5);
        assertThat((Double) results.get(4)).isBetween(0.0, 1.0);
        assertThat(folder.resolve("last.ckpt")).exists();
        assertThat(folder.resolve("log.csv")).exists();
    }

    @Test
    void filesHoldWhatThePageSays() throws Exception {
        Path models = Files.createDirectory(folder.resolve("models"));
        PageCode page = PageCode.of(DOCS.resolve("FILES.md"))
                .replacing(
                        "Path.of(\"models\")", "Path.of(\"" + models.toString().replace('\\', '/') + "\")");

        List<?> results = (List<?>) page.run(folder, "List.of(lost, y, put, drawn, weights, model)");

        assertThat((List<?>) results.get(0)).isEmpty();
        assertThat(((Tensor) results.get(1)).shape()).isEqualTo(Shape.of(2, 3));
        Model model = (Model) results.get(5);
        assertThat(((Model) results.get(2)).weights().get("dense/kernel").array())
                .isNotEqualTo(
                        ((Model) results.get(3)).weights().get("dense/kernel").array());
        assertThat(((Weights) results.get(4)).values().keySet())
                .isEqualTo(model.weights().values().keySet());
    }

    @Test
    void schemesDoWhatThePageSays() throws Exception {
        List<?> results = (List<?>) PageCode.of(DOCS.resolve("SCHEMES.md"))
                .run(folder, "List.of(settled.isReached(), CoordCheck.isFlat(slopes), before, after, kernels.size())");

        assertThat(results.get(0)).isEqualTo(true);
        assertThat((Double) results.get(3)).isLessThan((Double) results.get(2));
        assertThat(results.get(4)).isEqualTo(42);
    }

    @Test
    void theReadmeTrains() throws Exception {
        PageCode page = PageCode.of(Path.of("..", "README.md")).importing("""
                import static dev.fanin.activation.Activations.*;
                import static dev.fanin.init.Initializers.*;
                import static dev.fanin.layer.Layers.*;
                import static dev.fanin.optimizer.Optimizers.*;
                import static dev.fanin.random.Seed.seed;
                import dev.fanin.callback.*;
                import dev.fanin.junit.FaninAssertions;
                import dev.fanin.model.*;
                import dev.fanin.tensor.*;
                import dev.fanin.train.*;
                import java.util.List;
                """).after("""
                        Tensor samples = Tensor.zeros(Shape.of(256, 20));
                        Tensor classes = Tensor.zeros(Shape.of(256, 1));
                        seed(1).stream("samples").fillNormal(samples.array(), 0, 0, 1);
                        for (int i = 0; i < 256; i++) {
                            classes.array()[i] = samples.get(i, 0) + samples.get(i, 1) > 0 ? 2 : 0;
                        }
                        Tensor x = Tensor.zeros(Shape.of(40, 1, 5));
                        Tensor y = Tensor.zeros(Shape.of(40, 1));
                        Tensor images = Tensor.zeros(Shape.of(40, 12, 12, 1));
                        Tensor ages = Tensor.zeros(Shape.of(40, 1));
                        Tensor labels = Tensor.zeros(Shape.of(40, 1));""");

        // The second network trains on zeros, so its loss stands still or falls; it ends in any case.
        assertThat(page.replacing(".validationSplit", ".quietly().validationSplit")
                        .replacing(
                                "best.ckpt",
                                folder.resolve("best.ckpt").toString().replace('\\', '/'))
                        .run(folder, "both"))
                .isInstanceOf(History.class);
    }

    @Test
    void codeThatDoesNotCompileIsFound() {
        PageCode wrong = new PageCode(List.of(), List.of(), List.of("int number = \"text\";"));

        assertThatThrownBy(() -> wrong.run(folder, "number"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("incompatible types");
    }
}
