package dev.fanin.lab.theory;

import static dev.fanin.init.Initializers.randomNormal;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanin.activation.Activations;
import dev.fanin.graph.Execution;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.lab.profile.Chains;
import dev.fanin.lab.profile.Draws;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Infinite width beside networks that can be computed.
class MeanFieldFactsTest {

    private static final int WIDTH = 500;
    private static final int DEPTH = 20;
    private static final int NETWORKS = 12;

    /// Poole et al. 2016, figures 1 and 2: two inputs of correlation 1/2 through tanh layers, means
    /// of twelve networks; 5 per cent of q and 0.03 of c, four times what was measured elsewhere.
    @ParameterizedTest
    @CsvSource({"1, 0.997", "1.76, 0.771", "2.5, 0.448", "4, 0.186"})
    void variancesAndCorrelationsAreThoseOfNetworks(double weight, double last) {
        Initializer kernel = randomNormal(Math.sqrt(weight / WIDTH));
        List<Layer> layers = new ArrayList<>(List.of(input(WIDTH)));
        for (int i = 0; i < DEPTH; i++) {
            layers.add(dense(WIDTH, "tanh").kernelInitializer(kernel).biasInitializer(randomNormal(Math.sqrt(0.05))));
        }
        Sequential network = new Sequential(layers);
        double[][] moments = new double[DEPTH][2];
        LongStream.rangeClosed(1, NETWORKS).forEach(s -> {
            Execution run = Chains.forward(network.build(seed(s)), pair());
            for (int layer = 0; layer < DEPTH; layer++) {
                float[] z = run.preActivation(layer);
                for (int i = 0; i < WIDTH; i++) {
                    moments[layer][0] += ((double) z[i] * z[i] + z[WIDTH + i] * z[WIDTH + i]) / 2 / WIDTH / NETWORKS;
                    moments[layer][1] += (double) z[i] * z[WIDTH + i] / WIDTH / NETWORKS;
                }
            }
        });
        MeanField field = new MeanField(Activations.tanh(), weight, 0.05);
        double q = weight + 0.05;
        double c = (weight * 0.5 + 0.05) / q;
        for (int layer = 0; layer < DEPTH; layer++) {
            assertThat(moments[layer][0]).as("q of layer %d", layer).isCloseTo(q, within(0.05 * q));
            if (layer > 4) {
                // From here on q is that of the fixed point, which the map of correlations is for.
                c = layer == 5 ? moments[5][1] / moments[5][0] : field.correlation(c);
                assertThat(moments[layer][1] / moments[layer][0])
                        .as("c of layer %d", layer)
                        .isCloseTo(c, within(0.03));
            }
            q = field.variance(q);
        }
        assertThat(c).isCloseTo(last, within(0.03));
    }

    /// Two vectors of mean square 1 and product 1/2.
    private static Tensor pair() {
        Tensor x = Chains.gaussian(3, 2, WIDTH);
        float[] values = x.array();
        double first = 0;
        double product = 0;
        for (int i = 0; i < WIDTH; i++) {
            first += (double) values[i] * values[i] / WIDTH;
        }
        for (int i = 0; i < WIDTH; i++) {
            values[i] /= (float) Math.sqrt(first);
            product += (double) values[i] * values[WIDTH + i] / WIDTH;
        }
        double second = 0;
        for (int i = 0; i < WIDTH; i++) {
            values[WIDTH + i] -= (float) (product * values[i]);
            second += (double) values[WIDTH + i] * values[WIDTH + i] / WIDTH;
        }
        for (int i = 0; i < WIDTH; i++) {
            values[WIDTH + i] = (float) (0.5 * values[i] + Math.sqrt(0.75) * values[WIDTH + i] / Math.sqrt(second));
        }
        return x;
    }

    /// The gain of 5/3: the root of `1.2098^49` is 106, in 50 layers 117; 60 to 180 are accepted,
    /// as the luck of the draw has it.
    @Test
    void theGainOfFiveThirdsLetsGradientsExplode() {
        Sequential network = Chains.square(
                256,
                50,
                Activations.tanh(),
                Initializers.named("variance_scaling(scale=2.7777778,mode=fan_in,distribution=untruncated_normal)"));
        assertThat(Math.pow(new MeanField(Activations.tanh(), 25 / 9.0, 0).chi1(), 25))
                .isCloseTo(117, within(1.0));
        Tensor x = Chains.gaussian(1, 16, 256);
        Tensor y = Tensor.zeros(Shape.of(16, 256));
        seed(1).stream("y").fillNormal(y.array(), 0, 0, 1000);
        Draws growth = Draws.of(4, s -> {
            List<Measured> measured = Measured.of(network.build(seed(s)), Losses.mse(), x, y);
            return measured.getFirst().gradient().log10()
                    - measured.getLast().gradient().log10();
        });
        assertThat(growth.mean()).isBetween(Math.log10(60), Math.log10(180));
    }
}
