package dev.fanin.optimizer;

import dev.fanin.kernel.Crew;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// A run of an optimizer of Keras: 50 steps on six variables, as `golden/optimizer/runs.txt` and
/// `golden/optimizer/runs.npz` have it.
///
/// @param name the name of the run
/// @param exponent gradients are multiplied by two to this power
/// @param text the optimizer as users write it
/// @param config what `get_config` returned, nested keys joined by dots
/// @param memory the shapes of the variables of the optimizer
record KerasRun(String name, int exponent, String text, SequencedMap<String, String> config, List<String> memory) {

    /// The variables of all runs.
    static final SequencedMap<String, Shape> SHAPES = shapes();

    private static final Golden.Table VALUES = Golden.namedNpz("optimizer/runs.npz");

    private static SequencedMap<String, Shape> shapes() {
        SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("alpha", Shape.of());
        shapes.put("bias", Shape.of(4));
        shapes.put("kernel", Shape.of(3, 4));
        shapes.put("tall", Shape.of(6, 2));
        shapes.put("conv", Shape.of(2, 2, 3, 2));
        shapes.put("embedding", Shape.of(5, 3));
        return shapes;
    }

    static List<KerasRun> all() {
        Map<String, String> configs = lines("optimizer/runs.txt", "config");
        Map<String, String> memories = lines("optimizer/runs.txt", "memory");
        List<KerasRun> runs = new ArrayList<>();
        lines("optimizer/runs.txt", "case").forEach((name, rest) -> {
            List<String> words = List.of(rest.split(" ", -1));
            runs.add(new KerasRun(
                    name,
                    Integer.parseInt(words.getFirst()),
                    words.getLast(),
                    pairs(Objects.requireNonNull(configs.get(name))),
                    List.of(Objects.requireNonNull(memories.get(name)).split(" ", -1))));
        });
        return runs;
    }

    /// The lines that begin with a word: name to rest.
    static SequencedMap<String, String> lines(String file, String kind) {
        SequencedMap<String, String> found = new LinkedHashMap<>();
        for (String line : Golden.lines(file)) {
            String[] words = line.split(" ", 3);
            if (words[0].equals(kind)) {
                found.put(words[1], words.length > 2 ? words[2] : "");
            }
        }
        return found;
    }

    static SequencedMap<String, String> pairs(String words) {
        SequencedMap<String, String> pairs = new LinkedHashMap<>();
        for (String pair : List.of(words.split(" ", -1))) {
            int at = pair.indexOf('=');
            pairs.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return pairs;
    }

    /// Variables with the first values of the runs.
    static List<Optimization.Variable> variables() {
        List<Optimization.Variable> variables = new ArrayList<>();
        SHAPES.forEach((path, shape) -> variables.add(new Optimization.Variable(
                path, shape, VALUES.get("start." + path).clone(), new float[shape.arraySize()])));
        return variables;
    }

    /// Fills in the gradients of a step, from 0.
    static void gradients(List<Optimization.Variable> variables, int step, int exponent) {
        for (Optimization.Variable variable : variables) {
            float[] all = VALUES.get("gradients." + variable.path());
            int size = variable.gradient().length;
            for (int i = 0; i < size; i++) {
                variable.gradient()[i] = all[step * size + i] * Math.scalb(1f, exponent);
            }
        }
    }

    static float[] concatenated(List<float[]> arrays) {
        float[] all = new float[arrays.stream().mapToInt(array -> array.length).sum()];
        int at = 0;
        for (float[] array : arrays) {
            System.arraycopy(array, 0, all, at, array.length);
            at += array.length;
        }
        return all;
    }

    static float[] values(List<Optimization.Variable> variables) {
        return concatenated(
                variables.stream().map(Optimization.Variable::values).toList());
    }

    /// The values of all variables, number of records after the steps 1, 2, 10 and 50, and at the
    /// end where a moving average ends training.
    float[] expected(int record) {
        int size = values(variables()).length;
        return Arrays.copyOfRange(VALUES.get(name), record * size, (record + 1) * size);
    }

    float[] expectedMemory() {
        return VALUES.get(name + ".memory");
    }

    static Optimization start(String text, List<Optimization.Variable> variables) {
        return new Optimization(Optimizers.named(text), variables, Crew.alone());
    }

    @Override
    public String toString() {
        return name;
    }

    /// Returns the optimization of one variable of the given values and gradient.
    static Optimization one(String text, float[] values, float[] gradient) {
        return start(text, List.of(new Optimization.Variable("w", Shape.of(values.length), values, gradient)));
    }
}
