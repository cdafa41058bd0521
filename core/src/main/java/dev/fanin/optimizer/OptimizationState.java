package dev.fanin.optimizer;

import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The memory of an optimization by name, in the order in which Keras makes its variables.
///
/// @param hasRate whether there is a learning rate to keep
/// @param slots the arrays that are kept, by name; shared ones once
/// @param copies further places of shared arrays, by the same name
record OptimizationState(boolean hasRate, SequencedMap<String, Tensor> slots, Map<String, List<Tensor>> copies) {

    static final String ITERATION = "iteration";
    static final String LEARNING_RATE = "learning_rate";

    private static final long BASE = 1L << 24;

    static OptimizationState of(
            List<Optimization.Variable> variables,
            OptimizerOptions options,
            float[][] averages,
            float[][] accumulated,
            Optimizer.Update[] updates) {
        OptimizationState state = new OptimizationState(
                options.learningRate() instanceof ConstantRate, new LinkedHashMap<>(), new LinkedHashMap<>());
        state.putAll(variables, "average", averages);
        state.putAll(variables, "gradient_accumulator", accumulated);
        List<List<Slot>> memories = new ArrayList<>();
        int groups = 0;
        for (Optimizer.Update update : updates) {
            List<Slot> memory = update.memory();
            memories.add(memory);
            for (Slot slot : memory) {
                groups = Math.max(groups, slot.group() + 1);
            }
        }
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < memories.size(); i++) {
                for (Slot slot : memories.get(i)) {
                    if (slot.group() == group) {
                        state.put(variables.get(i).path(), slot);
                    }
                }
            }
        }
        return state;
    }

    private void putAll(List<Optimization.Variable> variables, String name, float[][] arrays) {
        for (int i = 0; i < arrays.length; i++) {
            Optimization.Variable variable = variables.get(i);
            slots.put(variable.path() + "/" + name, Tensor.of(variable.shape(), arrays[i]));
        }
    }

    private void put(String path, Slot slot) {
        if (!slot.shared()) {
            slots.put(path + "/" + slot.name(), slot.values());
        } else if (slots.putIfAbsent(slot.name(), slot.values()) != null) {
            copies.computeIfAbsent(slot.name(), _ -> new ArrayList<>()).add(slot.values());
        }
    }

    /// Returns copies of all arrays, behind the count of steps and the rate.
    SequencedMap<String, Tensor> copy(long iterations, float rate) {
        SequencedMap<String, Tensor> state = new LinkedHashMap<>();
        state.put(ITERATION, count(iterations));
        if (hasRate) {
            state.put(LEARNING_RATE, Tensor.of(Shape.of(), rate));
        }
        slots.forEach((name, tensor) ->
                state.put(name, Tensor.of(tensor.shape(), tensor.array().clone())));
        return state;
    }

    /// Returns how many values are kept, the count of steps and the rate included.
    long size() {
        long arrays = slots.values().stream()
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
        return arrays + (hasRate ? 2 : 1);
    }

    private static Tensor count(long iterations) {
        long high = iterations / BASE;
        long low = iterations % BASE;
        return high == 0 ? Tensor.of(Shape.of(), (float) low) : Tensor.of(Shape.of(2), (float) high, (float) low);
    }

    /// Throws unless the names are exactly those of this memory, and the shapes too.
    void check(Map<String, Tensor> state) {
        List<String> known = new ArrayList<>(List.of(ITERATION));
        if (hasRate) {
            known.add(LEARNING_RATE);
        }
        known.addAll(slots.keySet());
        for (String name : known) {
            if (!state.containsKey(name)) {
                throw new IllegalArgumentException("The state of the optimizer lacks " + Quoted.of(name) + "; it needs "
                        + String.join(", ", known) + ".");
            }
        }
        for (Map.Entry<String, Tensor> entry : state.entrySet()) {
            String name = entry.getKey();
            Shape shape = entry.getValue().shape();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("The state of the optimizer has no place for " + Quoted.of(name)
                        + "; it needs " + String.join(", ", known) + ".");
            }
            Tensor slot = slots.get(name);
            boolean fits = slot != null
                    ? shape.equals(slot.shape())
                    : shape.size() == 1 || (name.equals(ITERATION) && shape.size() == 2);
            if (!fits) {
                throw new IllegalArgumentException("The state of the optimizer needs " + Quoted.of(name) + " of shape "
                        + (slot == null ? Shape.of() : slot.shape()) + ", got " + shape + ".");
            }
        }
    }

    /// Fills all arrays; returns the count of steps.
    long restore(Map<String, Tensor> state) {
        for (Map.Entry<String, Tensor> entry : state.entrySet()) {
            float[] saved = entry.getValue().array();
            Tensor slot = slots.get(entry.getKey());
            if (slot != null) {
                System.arraycopy(saved, 0, slot.array(), 0, saved.length);
            }
            for (Tensor other : copies.getOrDefault(entry.getKey(), List.of())) {
                System.arraycopy(saved, 0, other.array(), 0, saved.length);
            }
        }
        long iterations = 0;
        Tensor count = state.get(ITERATION);
        if (count != null) {
            for (float digit : count.array()) {
                iterations = iterations * BASE + (long) digit;
            }
        }
        return iterations;
    }
}
