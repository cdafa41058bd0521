package dev.fanin.lab.theory;

import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.init.Initializer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a prediction is made of besides the network: the weights, if there are any, and the numbers
/// of the noises given out so far.
final class Draws {

    private final @Nullable Weights weights;
    private final Map<Initializer, Double> tails = new HashMap<>();
    private final Map<Logits, SoftmaxMoments> softmax = new HashMap<>();
    private int noises;
    private int origins;

    Draws(@Nullable Weights weights) {
        this.weights = weights;
    }

    /// Returns the law of a parameter without a window.
    Kernel parameter(Node node, int index) {
        return kernel(node, index, node.parameters().get(index).shape().rank());
    }

    /// Returns the law of a kernel.
    Kernel kernel(Node node, int index, int channelAxes) {
        return Kernel.of(node, index, weights, channelAxes, tails);
    }

    /// Compared by hand: what the compiler puts in takes longer to start than a prediction.
    private record Logits(double deviation, double own, int classes) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Logits logits
                    && Double.compare(deviation, logits.deviation) == 0
                    && Double.compare(own, logits.own) == 0
                    && classes == logits.classes;
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(deviation) + Double.hashCode(own) + classes;
        }
    }

    /// Returns what softmax makes of logits.
    SoftmaxMoments softmax(State logits, int classes) {
        Logits key = new Logits(logits.deviation(), logits.own().mean(), classes);
        return softmax.computeIfAbsent(key, _ -> SoftmaxMoments.of(logits, classes));
    }

    @Nullable
    Weights weights() {
        return weights;
    }

    /// Returns a noise that nothing has had yet.
    int noise() {
        return noises++;
    }

    /// Returns the name of a field that nothing else is part of.
    int origin() {
        return origins++;
    }
}
