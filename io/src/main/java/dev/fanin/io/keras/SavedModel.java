package dev.fanin.io.keras;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file holds of a model.
///
/// @param definition the network
/// @param weights the values of its parameters, or null where the file has none
/// @param compiled how it is trained, or null where the file does not say
/// @param optimizer the optimizer's variables in the order of Keras, the count of steps first;
///     empty where the file has none
/// @param notes what the file says and this does not, a sentence without full stop for each
public record SavedModel(
        Definition definition,
        @Nullable Weights weights,
        @Nullable Compiled compiled,
        List<Tensor> optimizer,
        List<String> notes) {

    public SavedModel {
        optimizer = List.copyOf(optimizer);
        notes = List.copyOf(notes);
    }

    /// Returns a model that goes on where the file was written. Weights that the file does not have
    /// are drawn from the seed.
    ///
    /// @param seed the seed of what is drawn, now and while training
    public Model build(Seed seed, Engine engine) {
        Model model = weights == null ? definition.build(seed, engine) : definition.build(weights.copy(), seed, engine);
        if (compiled != null) {
            model.compile(compiled);
            if (!optimizer.isEmpty()) {
                OptimizerVariables.restore(model, optimizer);
            }
        }
        return model;
    }

    /// Returns how many values the optimizer keeps, its count of steps being one; 0 where the file
    /// has none.
    public long optimizerValues() {
        return optimizer.isEmpty()
                ? 0
                : 1
                        + optimizer.stream()
                                .skip(1)
                                .mapToLong(variable -> variable.shape().size())
                                .sum();
    }

    /// Returns the same model with other weights, for which the optimizer's memory is of no use.
    public SavedModel withWeights(Weights other) {
        List<String> more = new ArrayList<>(notes);
        if (!optimizer.isEmpty()) {
            more.add("the state of the optimizer belongs to the weights in the model, and training begins without it");
        }
        return new SavedModel(definition, other, compiled, List.of(), more);
    }

    /// Returns the same with what holds of its training.
    SavedModel with(@Nullable Weights other, List<Tensor> variables, List<String> allNotes) {
        return new SavedModel(definition, other, compiled, variables, allNotes);
    }
}
