package dev.fanin.io.keras;

import dev.fanin.model.Model;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Checkpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What an optimizer remembers, as the variables of Keras: in the same order, but without names.
final class OptimizerVariables {

    private static final String ITERATION = "iteration";
    private static final String LEARNING_RATE = "learning_rate";
    private static final long BASE = 1L << 24;

    private OptimizerVariables() {}

    /// Returns the variables of a compiled model, the count of steps as the first.
    static List<Tensor> of(Model model) {
        return List.copyOf(model.checkpoint().optimizer().values());
    }

    /// Returns a count of steps as optimizers keep it: in two values from 2^24 on, which float32
    /// cannot count.
    static Tensor count(long steps) {
        long high = steps / BASE;
        long low = steps % BASE;
        return high == 0 ? Tensor.of(Shape.of(), (float) low) : Tensor.of(Shape.of(2), (float) high, (float) low);
    }

    /// Returns the number of steps of such a count.
    static long steps(Tensor count) {
        long steps = 0;
        for (float digit : count.array()) {
            steps = steps * BASE + (long) digit;
        }
        return steps;
    }

    /// Lets a compiled model go on with these variables. An optimizer of Keras that has done no
    /// step may have none but the count and the rate.
    static void restore(Model model, List<Tensor> variables) {
        Checkpoint now = model.checkpoint();
        SequencedMap<String, Tensor> state = new LinkedHashMap<>(now.optimizer());
        List<String> names = new ArrayList<>(state.keySet());
        List<Tensor> aligned = aligned(now, variables);
        for (int i = 0; i < aligned.size(); i++) {
            state.put(names.get(i), aligned.get(i));
        }
        long steps = variables.isEmpty() ? 0 : steps(variables.getFirst());
        model.restore(new Checkpoint(now.weights(), state, steps, 0, new LinkedHashMap<>(), List.of()));
    }

    /// Returns the variables in the order of this version of Keras; versions differ in where they
    /// have the scalars.
    private static List<Tensor> aligned(Checkpoint now, List<Tensor> variables) {
        List<Tensor> wanted = List.copyOf(now.optimizer().values());
        if (variables.size() != wanted.size()) {
            return variables;
        }
        Deque<Tensor> scalars = new ArrayDeque<>();
        Deque<Tensor> arrays = new ArrayDeque<>();
        List<Tensor> aligned = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            if (i == 0) {
                aligned.add(variables.getFirst());
            } else {
                (variables.get(i).shape().rank() == 0 ? scalars : arrays).add(variables.get(i));
            }
        }
        for (Tensor slot : wanted.subList(1, wanted.size())) {
            Tensor next = (slot.shape().rank() == 0 ? scalars : arrays).poll();
            if (next == null) {
                return variables;
            }
            aligned.add(next);
        }
        return aligned;
    }

    /// Returns why variables do not fit a compiled model, or an empty text where they do.
    static String misfit(Model model, List<Tensor> given) {
        Checkpoint now = model.checkpoint();
        List<Map.Entry<String, Tensor>> wanted = List.copyOf(now.optimizer().entrySet());
        int few = now.optimizer().containsKey(LEARNING_RATE) ? 2 : 1;
        if (given.size() != wanted.size() && given.size() != few) {
            return "it has " + given.size() + " variables, and " + wanted.size() + " are needed";
        }
        List<Tensor> variables = aligned(now, given);
        for (int i = 0; i < variables.size(); i++) {
            Shape shape = variables.get(i).shape();
            Shape expected = wanted.get(i).getValue().shape();
            boolean isCount = wanted.get(i).getKey().equals(ITERATION);
            if (!isCount && !shape.equals(expected)) {
                return "variable " + i + " is of shape " + shape + ", and "
                        + wanted.get(i).getKey() + " needs " + expected;
            }
        }
        return "";
    }
}
