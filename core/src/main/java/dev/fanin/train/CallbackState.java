package dev.fanin.train;

import dev.fanin.tensor.Tensor;
import java.util.Map;

/// What a checkpoint keeps of a callback, so that training can go on as if it had not ended.
///
/// @param numbers numbers by name
/// @param tensors arrays by name
public record CallbackState(Map<String, Double> numbers, Map<String, Tensor> tensors) {

    public CallbackState {
        numbers = Map.copyOf(numbers);
        tensors = Map.copyOf(tensors);
    }

    /// Returns the state of a callback that remembers nothing.
    public static CallbackState none() {
        return new CallbackState(Map.of(), Map.of());
    }

    /// Returns the state of a callback that remembers numbers.
    public static CallbackState of(Map<String, Double> numbers) {
        return new CallbackState(numbers, Map.of());
    }
}
