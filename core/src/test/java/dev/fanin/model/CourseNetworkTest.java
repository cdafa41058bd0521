package dev.fanin.model;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.optimizer.Optimizers.sgd;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Node;
import dev.fanin.init.Fans;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import org.junit.jupiter.api.Test;

/// The network of the course: Dense 16, 32, 2 on inputs of shape (1, 5).
class CourseNetworkTest {

    private static final Sequential COURSE = Sequential.of(
            input(1, 5), dense(16, "relu"), dense(32, "relu").kernelInitializer("glorot_uniform"), dense(2, "softmax"));

    @Test
    void hasTheShapesAndParametersThatKerasGivesIt() {
        assertThat(COURSE.network().nodes().stream().map(Node::output))
                .containsExactly(Shape.of(1, 16), Shape.of(1, 32), Shape.of(1, 2));
        assertThat(COURSE.network().nodes().stream().map(node -> node.layer().name()))
                .containsExactly("dense", "dense_1", "dense_2");
        assertThat(COURSE.build(seed(42)).countParameters()).isEqualTo(706);
    }

    @Test
    void itsFirstKernelHasFanInFive() {
        assertThat(COURSE.network().nodes().getFirst().parameters().getFirst().fans())
                .isEqualTo(new Fans(5, 16));
    }

    @Test
    void itsSummaryShowsWhatKerasShowsAndTheInitialization() {
        assertThat(COURSE.summary()).isEqualTo("""
                Model: "sequential"
                ┏━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━┳━━━━━━━━━┳━━━━━━━━━━━━━━┓
                ┃ Layer (type)    ┃ Output Shape  ┃ Param # ┃ Kernel initializer ┃ Fan-in ┃ Fan-out ┃ Expected std ┃
                ┡━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━╇━━━━━━━━━╇━━━━━━━━━━━━━━┩
                │ dense (Dense)   │ (None, 1, 16) │      96 │ glorot_uniform     │      5 │      16 │       0.3086 │
                ├─────────────────┼───────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ dense_1 (Dense) │ (None, 1, 32) │     544 │ glorot_uniform     │     16 │      32 │       0.2041 │
                ├─────────────────┼───────────────┼─────────┼────────────────────┼────────┼─────────┼──────────────┤
                │ dense_2 (Dense) │ (None, 1, 2)  │      66 │ glorot_uniform     │     32 │       2 │       0.2425 │
                └─────────────────┴───────────────┴─────────┴────────────────────┴────────┴─────────┴──────────────┘
                 Total params: 706 (2.76 KB)
                 Trainable params: 706 (2.76 KB)
                 Non-trainable params: 0 (0.00 B)
                """);
    }

    @Test
    void learnsToTellTheSignOfASum() {
        Tensor x = Tensor.zeros(Shape.of(200, 1, 5));
        seed(1).stream("x").fillNormal(x.array(), 0, 0, 1);
        Tensor y = Tensor.zeros(Shape.of(200, 1));
        for (int i = 0; i < 200; i++) {
            float sum = 0;
            for (int j = 0; j < 5; j++) {
                sum += x.get(i, 0, j);
            }
            y.array()[i] = sum > 0 ? 1 : 0;
        }
        Model model = COURSE.build(seed(42));
        model.compile(sgd(0.1), "sparse_categorical_crossentropy", "accuracy");
        History history = model.fit(
                x, y, Fit.epochs(20).batchSize(10).validationSplit(0.1).quietly());
        assertThat(history.values("loss")).hasSize(20);
        assertThat(history.last("loss")).isLessThan(0.3);
        assertThat(history.last("val_accuracy")).isGreaterThan(0.8);
        assertThat(model.evaluate(x, y).get("accuracy")).isGreaterThan(0.9);
    }
}
