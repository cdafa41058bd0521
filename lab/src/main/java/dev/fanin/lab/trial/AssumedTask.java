package dev.fanin.lab.trial;

import dev.fanin.graph.Network;
import dev.fanin.loss.Loss;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What a network is examined on where samples, targets or both are not given.
public final class AssumedTask {

    private AssumedTask() {}

    /// Returns samples of unit variance, with targets that depend on them.
    public static Task of(Network network, List<Loss> losses, int samples, Seed seed) {
        return of(network, losses, new AssumedInput(seed, samples).of(network), seed);
    }

    /// Returns the given samples with targets that depend on them.
    public static Task of(Network network, List<Loss> losses, List<Tensor> x, Seed seed) {
        AssumedTarget target = new AssumedTarget(seed);
        List<Tensor> y = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            y.add(target.of(network, i, losses.get(i), x.getFirst()));
        }
        return new Task(x, y, losses);
    }
}
