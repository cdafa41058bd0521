package dev.fanin.io.keras;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Engine;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerVariablesTest {

    private static Model model(String optimizer) {
        Model model = Sequential.of(input(2), dense(3)).build(Seed.seed(1), Engine.plain());
        model.compile(optimizer, "mse");
        Tensor x = Tensor.of(Shape.of(2, 2), 1, 2, 3, 4);
        model.trainOnBatch(x, Tensor.of(Shape.of(2, 3), 1, 0, 2, 0, 1, 1));
        return model;
    }

    /// Keras 3.3.3 has the product of Nadam's momenta as variable 2, Keras 3.15.1 as the last one.
    @Test
    void findsScalarsWhereOlderVersionsHaveThem() {
        List<Tensor> now = OptimizerVariables.of(model("nadam"));
        assertThat(now.getLast().shape()).isEqualTo(Shape.of());
        List<Tensor> older = new ArrayList<>(now);
        older.add(2, older.removeLast());
        Model fresh = model("nadam(learning_rate=0.5)");
        assertThat(OptimizerVariables.misfit(fresh, older)).isEmpty();
        OptimizerVariables.restore(fresh, older);
        List<Tensor> restored = OptimizerVariables.of(fresh);
        for (int i = 0; i < now.size(); i++) {
            assertThat(restored.get(i).array())
                    .as("variable %d", i)
                    .isEqualTo(now.get(i).array());
        }
    }

    @Test
    void saysWhyVariablesOfAnotherOptimizerDoNotFit() {
        List<Tensor> adam = OptimizerVariables.of(model("adam"));
        assertThat(OptimizerVariables.misfit(model("adam"), adam)).isEmpty();
        assertThat(OptimizerVariables.misfit(model("adam"), adam.subList(0, 2))).isEmpty();
        assertThat(OptimizerVariables.misfit(model("sgd"), adam)).isEqualTo("it has 6 variables, and 2 are needed");
        List<Tensor> other = new ArrayList<>(adam);
        other.set(3, Tensor.zeros(Shape.of(3, 2)));
        assertThat(OptimizerVariables.misfit(model("adam"), other))
                .isEqualTo("variable 3 is of shape (3, 2), and dense/kernel/velocity needs (2, 3)");
    }

    @Test
    void countsStepsThatFloatsCannot() {
        for (long steps : new long[] {0, 1, (1L << 24) - 1, 1L << 24, (1L << 24) + 1, 5_000_000_001L}) {
            assertThat(OptimizerVariables.steps(OptimizerVariables.count(steps)))
                    .isEqualTo(steps);
        }
    }
}
