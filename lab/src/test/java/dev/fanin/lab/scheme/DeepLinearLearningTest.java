package dev.fanin.lab.scheme;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Engine;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.loss.Losses;
import dev.fanin.model.Definition;
import dev.fanin.optimizer.Sgd;
import dev.fanin.tensor.Tensor;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Saxe, McClelland and Ganguli, 2014, section 3: how long deep linear networks take to learn.
class DeepLinearLearningTest {

    private static final int N = 16;
    private static final int MOST = 200;
    private static final Tensor X = Chains.gaussian(1, 64, N);

    /// What is to be learned is one rotation, seen on 64 samples.
    private static final Tensor Y = Tensor.of(
            X.shape(),
            Chains.forward(
                            Chains.square(N, 1, Activations.linear(), Initializers.orthogonal())
                                    .build(seed(9)),
                            X)
                    .activation(0));

    /// Measured when written: 104, 29 and 35 steps from orthogonal kernels, 140, more than 400 and
    /// more than 400 from Gaussian ones.
    @Test
    void orthogonalKernelsLearnAsFastAtAnyDepth() {
        Definition shallow = chain(4);
        Definition deep = chain(48);

        assertThat(steps(Schemes.orthogonal(deep))).isLessThanOrEqualTo(steps(Schemes.orthogonal(shallow)));
        assertThat(steps(deep)).isEqualTo(MOST);
    }

    private static Definition chain(int depth) {
        return Chains.square(N, depth, Activations.linear(), Initializers.lecunNormal());
    }

    /// Returns the number of steps until the loss is a twentieth of that of the zero map, at the
    /// best of several learning rates.
    private static int steps(Definition definition) {
        return (int) DoubleStream.of(3, 1, 0.3, 0.1, 0.03, 0.01)
                .map(rate -> {
                    RatedTraining training = new RatedTraining(
                            definition.build(seed(1), Engine.plain()),
                            new Sgd(rate, 0, false),
                            Losses.mse(),
                            Map.of(),
                            X,
                            Y);
                    for (int step = 0; step < MOST; step++) {
                        double loss = training.forward();
                        if (loss < 0.05) {
                            return step;
                        }
                        if (!(loss < 1e6)) {
                            return MOST;
                        }
                        training.learn();
                    }
                    return MOST;
                })
                .min()
                .orElseThrow();
    }
}
