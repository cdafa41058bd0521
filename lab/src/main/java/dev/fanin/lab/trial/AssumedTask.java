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

    /// Returns samples of unit variance whose classes have something in common, and targets that go
    /// with the classes.
    public static Task of(Network network, List<Loss> losses, int samples, Seed seed) {
        int count = AssumedTarget.classes(network, losses);
        int[] classes = new int[samples];
        for (int i = 0; i < samples; i++) {
            classes[i] = i % count;
        }
        AssumedTarget target = new AssumedTarget(seed);
        List<Tensor> y = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            y.add(target.ofClasses(network, i, losses.get(i), classes));
        }
        return new Task(new AssumedInput(seed, classes).of(network), y, losses);
    }

    /// Returns the given samples with targets that depend on them.
    public static Task of(Network network, List<Loss> losses, List<Tensor> x, Seed seed) {
        AssumedTarget target = new AssumedTarget(seed);
        List<Tensor> y = new ArrayList<>();
        for (int i = 0; i < losses.size(); i++) {
            y.add(target.ofInputs(network, i, losses.get(i), x.getFirst()));
        }
        return new Task(x, y, losses);
    }
}
