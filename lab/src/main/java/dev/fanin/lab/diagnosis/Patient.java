package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Weights;
import dev.fanin.loss.Loss;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Who comes to the doctor: a network, and whatever else is known.
///
/// @param name what it is called in reports
/// @param definition the network
/// @param weights its weights; null to judge its initializers, with weights drawn from the seed
/// @param x the inputs in the network's order, the sample first; empty to assume some
/// @param y the targets, one for each output; empty to assume some
/// @param losses the losses, one for each output; empty to go by the last activation
/// @param seed the seed of all that is drawn
public record Patient(
        String name,
        Definition definition,
        @Nullable Weights weights,
        List<Tensor> x,
        List<Tensor> y,
        List<Loss> losses,
        Seed seed) {

    public Patient {
        x = List.copyOf(x);
        y = List.copyOf(y);
        losses = List.copyOf(losses);
    }

    /// Returns a network of which nothing is known but its initializers.
    public static Patient of(String name, Definition definition) {
        return new Patient(name, definition, null, List.of(), List.of(), List.of(), Seed.seed(0));
    }

    /// Returns a model with its weights, and with its losses where it is compiled.
    public static Patient of(String name, Model model) {
        var compiled = model.compiled();
        int outputs = model.network().outputs().size();
        List<Loss> losses = compiled == null
                ? List.of()
                : IntStream.range(0, outputs)
                        .mapToObj(i -> compiled.output(i, outputs).loss())
                        .toList();
        return new Patient(name, model.definition(), model.weights(), List.of(), List.of(), losses, model.seed());
    }

    /// Returns the same with samples.
    ///
    /// @param newX the inputs
    /// @param newY the targets; empty to assume some
    public Patient on(List<Tensor> newX, List<Tensor> newY) {
        return new Patient(name, definition, weights, newX, newY, losses, seed);
    }

    /// Returns the same with losses.
    public Patient judgedBy(List<Loss> newLosses) {
        return new Patient(name, definition, weights, x, y, newLosses, seed);
    }
}
