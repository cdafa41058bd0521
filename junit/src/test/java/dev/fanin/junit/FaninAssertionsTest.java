package dev.fanin.junit;

import static dev.fanin.junit.FaninAssertions.assertHealthy;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.graph.Engine;
import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.finding.Severity;
import dev.fanin.layer.Layer;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Batch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class FaninAssertionsTest {

    @Test
    void aModelThatLearnsPasses() {
        assertThatCode(() -> assertHealthy(model("he_normal"), batch())).doesNotThrowAnyException();
    }

    @Test
    void aModelThatDoesNotFailsWithCauseAndFix() {
        assertThatThrownBy(() -> assertHealthy(model("random_normal(stddev=0.01)"), batch()))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("Model 'sequential' is not healthy: ")
                .hasMessageContaining("  error INIT002 Wrong gain at dense: ")
                .hasMessageContaining("    fix: Begin ")
                .hasMessageContaining(".kernelInitializer(\"he_normal\")");
    }

    @Test
    void theModelIsLeftAsItWas() {
        Model model = model("random_normal(stddev=0.01)");
        float[] before = model.weights().get("dense/kernel").array().clone();

        assertThatThrownBy(() -> assertHealthy(model, batch())).isInstanceOf(AssertionFailedError.class);

        assertThat(model.weights().get("dense/kernel").array()).isEqualTo(before);
    }

    @Test
    void whatFailsCanBeChosen() {
        Checkup quick = Checkup.complete().withoutTrial().withoutTreatment();
        assertThatThrownBy(() -> assertHealthy(model("zeros"), batch(), quick, Severity.ERROR))
                .isInstanceOf(AssertionFailedError.class);
        assertThatCode(() -> assertHealthy(model("he_normal"), batch(), quick, Severity.INFO))
                .doesNotThrowAnyException();
    }

    private static Model model(String initializer) {
        List<Layer> layers = new ArrayList<>(List.of(input(16)));
        for (int i = 0; i < 8; i++) {
            layers.add(dense(32, "relu").kernelInitializer(initializer));
        }
        layers.add(dense(3, "softmax").kernelInitializer(initializer));
        return new Sequential(layers).build(seed(7), Engine.plain());
    }

    /// Three classes, told apart by which third of the values is raised.
    private static Batch batch() {
        RandomStream stream = seed(1).stream("samples");
        float[] x = new float[128 * 16];
        float[] y = new float[128];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 3;
            for (int j = 0; j < 16; j++) {
                x[i * 16 + j] = (float) (0.8 * stream.normal((long) i * 16 + j) + (j % 3 == i % 3 ? 1 : 0));
            }
        }
        return Batch.of(Tensor.of(Shape.of(128, 16), x), Tensor.of(Shape.of(128), y));
    }
}
