package dev.fanin.lab.scheme;

import static dev.fanin.layer.Layers.conv2d;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.flatten;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializers;
import dev.fanin.init.ScaledOrthogonal;
import dev.fanin.lab.profile.Chains;
import dev.fanin.layer.Layer;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrthogonalSchemeTest {

    private static final int N = 64;

    /// Saxe et al., 2014: a product of orthogonal matrices is one.
    @Test
    void aHundredLinearLayersAreOneRotation() {
        Definition chain = Chains.square(N, 100, Activations.linear(), Initializers.lecunNormal());

        assertThat(farthestSingularValue(Schemes.orthogonal(chain))).isCloseTo(1, within(1e-5));
        assertThat(farthestSingularValue(chain)).isGreaterThan(2);
    }

    /// Returns the singular value of the whole map whose square is farthest from 1, by power
    /// iteration on `M M^T - 1`.
    private static double farthestSingularValue(Definition definition) {
        Tensor identity = Tensor.zeros(Shape.of(N, N));
        for (int i = 0; i < N; i++) {
            identity.array()[i * N + i] = 1;
        }
        float[] map = Chains.forward(definition.build(seed(1)), identity)
                .activation(definition.network().nodes().size() - 1);
        double[] v = new double[N];
        Arrays.setAll(v, i -> seed(2).stream("v").normal(i));
        double length = 0;
        for (int round = 0; round < 200; round++) {
            double[] image = new double[N];
            double[] back = new double[N];
            double squares = 0;
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    image[j] += v[i] * map[i * N + j];
                }
            }
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    back[i] += image[j] * map[i * N + j];
                }
                back[i] -= v[i];
                squares += back[i] * back[i];
            }
            length = Math.sqrt(squares);
            for (int i = 0; i < N; i++) {
                v[i] = back[i] / length;
            }
        }
        return Math.sqrt(1 + length);
    }

    @Test
    void gainsAreThoseOfTheActivationOverTheTrueFanIn() {
        var nodes = Schemes.orthogonal(
                        Sequential.of(input(32), dense(16, "relu"), dense(64, "relu"), dense(4, "softmax")))
                .network()
                .nodes();

        assertThat(nodes.get(0).parameters().getFirst().initializer()).isEqualTo(Initializers.orthogonal(Math.sqrt(2)));
        assertThat(nodes.get(1).parameters().getFirst().initializer()).isInstanceOf(ScaledOrthogonal.class);
        assertThat(nodes.get(1).parameters().getFirst().variance()).isCloseTo(2.0 / 16, within(1e-9));
        assertThat(nodes.get(2).parameters().getFirst().initializer()).isEqualTo(Initializers.orthogonal(1));
    }

    /// Xiao et al., 2018: at weight 1.05 and bias 2.01e-5 tanh has q* = 0.0259 and chi_1 = 1.
    ///
    /// With n = 16 channels whose length a rotation keeps, the mean of z^4 is 3 q^2 n / (n + 2),
    /// and that of z^6 15 q^3 n^2 / ((n + 2) (n + 4)), so that tanh takes less away: that recursion
    /// ends at 0.0291, and what q strays from layer to layer takes a little off. Ten seeds gave
    /// 0.0282 to 0.0286.
    @Test
    void aDeepConvolutionKeepsSignalAndGradient() {
        Definition plain = convolutions(200);
        double[] delta = run(Schemes.deltaOrthogonal(plain, 1.05, 2.01e-5), 1);
        double[] gaussian = run(Schemes.edgeOfChaos(plain, 0.02592), 1);

        assertThat(delta[0]).isCloseTo(0.026, within(0.0026));
        assertThat(delta[0]).isBetween(0.0259, fixedPoint(16));
        assertThat(delta[1]).isBetween(0.3, 3.0);
        assertThat(Math.abs(gaussian[0] - 0.026)).isGreaterThan(0.0026);
        assertThat(gaussian[1]).isLessThan(0.3);
    }

    private static double fixedPoint(double n) {
        double q = 0.0259;
        for (int i = 0; i < 2000; i++) {
            double fourth = 3 * q * q * n / (n + 2);
            double sixth = 15 * q * q * q * n * n / ((n + 2) * (n + 4));
            q = 1.05 * (q - 2.0 / 3 * fourth + 17.0 / 45 * sixth) + 2.01e-5;
        }
        return q;
    }

    private static Definition convolutions(int depth) {
        List<Layer> layers = new ArrayList<>(List.of(input(8, 8, 16)));
        for (int i = 0; i < depth; i++) {
            layers.add(conv2d(16, 3, "tanh").padding("same"));
        }
        layers.add(flatten());
        layers.add(dense(4));
        return new Sequential(layers);
    }

    /// Returns the mean of q over all convolutions, and the rms of the gradient at the first over
    /// that at the last.
    private static double[] run(Definition definition, long s) {
        Model model = definition.build(seed(s));
        Tensor x = Tensor.zeros(Shape.of(4, 8, 8, 16));
        seed(3).stream("x").fillNormal(x.array(), 0, 0, Math.sqrt(0.0259 / 1.05));
        int last = model.network().nodes().size() - 1;
        Execution run = Chains.forward(model, x);
        seed(8).stream("gradient").fillNormal(run.gradient(last), 0, 0, 1);
        run.backward(true);
        double q = IntStream.range(0, last - 1)
                .mapToDouble(node -> Chains.meanSquare(run.preActivation(node)))
                .average()
                .orElseThrow();
        return new double[] {
            q, Math.sqrt(Chains.meanSquare(run.gradient(0)) / Chains.meanSquare(run.gradient(last - 2)))
        };
    }
}
