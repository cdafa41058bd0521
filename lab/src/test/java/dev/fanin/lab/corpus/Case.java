package dev.fanin.lab.corpus;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.lab.finding.Rule;
import dev.fanin.loss.Loss;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.Set;

/// A network to be judged, beside a healthy twin of the same shape on the same data.
///
/// @param name `setting/treatment`, once in the corpus
/// @param family `mlp`, `cnn`, `residual` or `normalized`
/// @param fault what it is about, in words
/// @param expected the rules that are right as the first cause, if it is sick
/// @param sick the network to be judged, whatever the verdict will be
/// @param sickWeights its weights, which no user changes
/// @param twin the twin
/// @param twinWeights the twin's weights
/// @param x all samples
/// @param y their targets
/// @param loss what is minimised
/// @param constantLoss the loss of the best constant prediction
public record Case(
        String name,
        String family,
        String fault,
        Set<Rule> expected,
        Definition sick,
        Weights sickWeights,
        Definition twin,
        Weights twinWeights,
        Tensor x,
        Tensor y,
        Loss loss,
        double constantLoss) {

    /// Returns the network to be judged as a model of its own, on one thread of plain Java.
    public Model model() {
        return sick.build(sickWeights.copy(), Seed.seed(0), Engine.plain());
    }

    /// Returns the twin as a model of its own.
    public Model twinModel() {
        return twin.build(twinWeights.copy(), Seed.seed(0), Engine.plain());
    }

    /// Returns the name of the case in which the twin itself is judged.
    public String twinName() {
        return name.substring(0, name.indexOf('/')) + "/twin";
    }

    /// Returns whether this is a twin itself.
    public boolean isTwin() {
        return name.equals(twinName());
    }

    /// Returns the case in which the twin itself is judged.
    Case twinItself() {
        return new Case(
                twinName(),
                family,
                Fault.NONE.title(),
                Set.of(),
                twin,
                twinWeights,
                twin,
                twinWeights,
                x,
                y,
                loss,
                constantLoss);
    }

    @Override
    public String toString() {
        return name;
    }
}
