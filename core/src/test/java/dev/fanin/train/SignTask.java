package dev.fanin.train;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.dropout;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;

import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// A small thing to learn: the sign of the first of four inputs.
final class SignTask {

    static final int SAMPLES = 50;
    static final Tensor X = Tensor.zeros(Shape.of(SAMPLES, 4));
    static final Tensor Y = Tensor.zeros(Shape.of(SAMPLES));

    static {
        seed(1).stream("x").fillNormal(X.array(), 0, 0, 1);
        for (int i = 0; i < SAMPLES; i++) {
            Y.array()[i] = X.get(i, 0) > 0 ? 1 : 0;
        }
    }

    private SignTask() {}

    static Model model(Optimizer optimizer) {
        Model model = Sequential.of(input(4), dense(8, "tanh"), dropout(0.2), dense(2, "softmax"))
                .build(seed(2));
        model.compile(optimizer, "sparse_categorical_crossentropy", "accuracy");
        return model;
    }

    static Fit fit(int epochs) {
        return Fit.epochs(epochs).batchSize(8).quietly();
    }
}
