package dev.fanin.lab.theory;

import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.Draws;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.profile.Rms;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/// One network as predicted, and as measured over the seeds 1, 2, 3, ...
///
/// @param predicted by theory
/// @param measured one profile a seed
record Agreement(NetworkProfile predicted, List<NetworkProfile> measured) {

    enum Quantity {
        SUM,
        OUTPUT,
        GRADIENT,
        WEIGHT_GRADIENT;

        Rms of(NetworkProfile profile, int index) {
            LayerProfile layer = profile.layers().get(index);
            return switch (this) {
                case SUM -> layer.preActivation().rms();
                case OUTPUT -> layer.activation().rms();
                case GRADIENT -> layer.gradient();
                case WEIGHT_GRADIENT -> layer.weightGradient();
            };
        }
    }

    static Agreement of(Sequential network, Loss loss, Tensor x, Tensor y, int seeds) {
        return new Agreement(
                SignalPropagation.predict(network.network(), loss, x, y),
                LongStream.rangeClosed(1, seeds)
                        .parallel()
                        .mapToObj(s -> Probe.measure(network.build(seed(s)), loss, x, y))
                        .toList());
    }

    /// The same for a single sample and the mean squared error from targets far from anything the
    /// network puts out, so that the output's gradient hardly scatters.
    static Agreement of(Sequential network, Tensor x, int seeds) {
        int width = network.network().output().axis(-1);
        float[] targets = new float[width];
        for (int i = 0; i < width; i++) {
            targets[i] = i % 2 == 0 ? 100 : -100;
        }
        return of(network, Losses.mse(), x, Tensor.of(Shape.of(1, width), targets), seeds);
    }

    /// Asserts that the means over the seeds are those predicted, in every layer.
    ///
    /// Tolerance: 4 standard errors below the prediction, once in 30,000. Above it as much, and the
    /// difference between ln of the mean and the mean of ln, `spread^2 ln 10`: a batch averages the
    /// squares of samples that scatter each on their own before the logarithm is taken.
    ///
    /// @param allowance decades to either side for what theory leaves out
    Agreement means(double allowance, Quantity... quantities) {
        for (Quantity quantity : quantities) {
            for (int layer = 0; layer < predicted.layers().size(); layer++) {
                Rms expected = quantity.of(predicted, layer);
                if (!Double.isNaN(expected.log10())) {
                    Draws draws = draws(quantity, layer);
                    double tolerance = 4 * draws.standardError() + allowance;
                    assertThat(draws.mean())
                            .as("%s of layer %d", quantity, layer)
                            .isBetween(
                                    expected.log10() - tolerance,
                                    expected.log10()
                                            + expected.spread() * expected.spread() * Math.log(10)
                                            + tolerance);
                }
            }
        }
        return this;
    }

    /// Asserts that the measured standard deviations over the seeds are the predicted ones up to a
    /// factor.
    Agreement spreads(double factor, Quantity... quantities) {
        for (Quantity quantity : quantities) {
            for (int layer = 0; layer < predicted.layers().size(); layer++) {
                double spread = quantity.of(predicted, layer).spread();
                if (spread > 0.006) {
                    assertThat(Math.sqrt(draws(quantity, layer).variance()) / spread)
                            .as("%s of layer %d", quantity, layer)
                            .isBetween(1 / factor, factor);
                }
            }
        }
        return this;
    }

    /// The largest distance of any one measurement from its prediction, in predicted spreads.
    double largestDistance(Quantity... quantities) {
        double largest = 0;
        for (Quantity quantity : quantities) {
            for (int layer = 0; layer < predicted.layers().size(); layer++) {
                Rms expected = quantity.of(predicted, layer);
                for (NetworkProfile profile : measured) {
                    double distance = expected.distance(quantity.of(profile, layer));
                    // What theory does not predict, and what hardly scatters at all, is no distance.
                    largest = expected.spread() > 0.001 ? Math.max(largest, distance) : largest;
                }
            }
        }
        return largest;
    }

    private Draws draws(Quantity quantity, int layer) {
        return new Draws(measured.stream()
                .map(profile -> quantity.of(profile, layer).log10())
                .toList());
    }
}
