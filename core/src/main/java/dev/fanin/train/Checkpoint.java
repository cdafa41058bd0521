package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// All that training needs to go on later as if it had not ended: to the bit, on the same machine
/// and with the same number of threads.
///
/// @param weights the values of all parameters, by path; copies that training does not touch
/// @param optimizer the optimizer's memory, by name
/// @param steps the number of steps done, which picks what is random in the next one
/// @param epochs the number of epochs done, which picks the order of the next one
/// @param history what was recorded so far
/// @param callbacks what each callback keeps, in their order
public record Checkpoint(
        SequencedMap<String, Tensor> weights,
        SequencedMap<String, Tensor> optimizer,
        long steps,
        int epochs,
        SequencedMap<String, List<Double>> history,
        List<CallbackState> callbacks) {

    public Checkpoint {
        weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
        optimizer = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(optimizer));
        history = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(history));
        callbacks = List.copyOf(callbacks);
    }
}
