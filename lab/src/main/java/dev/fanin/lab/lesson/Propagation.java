package dev.fanin.lab.lesson;

import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// One network drawn many times: what theory predicts for one input, and what each draw shows.
final class Propagation {

    private static final int DRAWS = 100;
    private static final double FAR = 1000;

    private final NetworkProfile predicted;
    private final List<NetworkProfile> measured = new ArrayList<>();

    /// Draws the network with seeds of its own, all for the same standard normal input and a target
    /// of zeros.
    Propagation(Sequential network, Seed seed) {
        Loss loss = Losses.mse();
        Tensor x = Tensor.zeros(network.network().input().prepend(1));
        seed.stream("input").fillNormal(x.array(), 0, 0, 1);
        Tensor y = Tensor.zeros(network.network().output().prepend(1));
        seed.stream("target").fillNormal(y.array(), 0, 0, FAR);
        predicted = SignalPropagation.predict(network.network(), loss, x, y);
        for (int i = 0; i < DRAWS; i++) {
            // Far apart, so that neighbouring seeds share no draw.
            Seed own = new Seed(seed.value() + i * 1_000_003L);
            measured.add(Probe.measure(network.build(own), loss, x, y));
        }
    }

    Row row(String quantity, ToDoubleFunction<NetworkProfile> value) {
        Sample sample = Sample.of(measured.stream().mapToDouble(value).toArray());
        return sample.meanRow(quantity, value.applyAsDouble(predicted));
    }

    /// A ratio whose expectation is known without the recursion, averaged over the draws.
    Row ratio(String quantity, double expectation, ToDoubleFunction<NetworkProfile> value) {
        return Sample.of(measured.stream().mapToDouble(value).toArray()).meanRow(quantity, expectation);
    }

    /// The logarithm of the rms of phi(z), averaged over the draws.
    Row activation(String quantity, int layer) {
        return row(
                quantity,
                profile -> profile.layers().get(layer).activation().rms().log10());
    }

    /// The logarithm of the rms of dL/dz over that of the last layer, averaged over the draws.
    Row gradient(String quantity, int layer) {
        return row(
                quantity,
                profile -> profile.layers().get(layer).gradient().log10()
                        - profile.layers().getLast().gradient().log10());
    }
}
