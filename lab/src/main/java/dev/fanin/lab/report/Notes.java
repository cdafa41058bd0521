package dev.fanin.lab.report;

import dev.fanin.lab.experiment.Run;
import dev.fanin.lab.profile.LayerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What the charts of a run cannot show, because a number was not finite.
final class Notes {

    private Notes() {}

    /// Returns one sentence part for each gap in the charts over layers.
    static List<String> onLayers(Run run) {
        var notes = new ArrayList<String>();
        List<LayerProfile> measured = run.measured().layers();
        List<LayerProfile> predicted = run.predicted().layers();
        measured("signal", measured, layer -> layer.activation().rms().log10(), notes);
        measured("gradient dL/dz", measured, layer -> layer.gradient().log10(), notes);
        measured("gradient dL/dW", measured, layer -> layer.weightGradient().log10(), notes);
        predicted("signal", predicted, layer -> layer.activation().rms().log10(), notes);
        predicted("gradient dL/dz", predicted, layer -> layer.gradient().log10(), notes);
        predicted("gradient dL/dW", predicted, layer -> layer.weightGradient().log10(), notes);
        return notes;
    }

    /// Returns one sentence part if the loss stopped being a number, or training ended early.
    static List<String> onTraining(Run run) {
        var notes = new ArrayList<String>();
        List<Double> loss = run.history().measures().getOrDefault("loss", List.of());
        IntStream.range(0, loss.size())
                .filter(epoch -> !Double.isFinite(loss.get(epoch)))
                .findFirst()
                .ifPresent(epoch -> notes.add("the loss is not a finite number from epoch " + (epoch + 1) + " on"));
        if (!run.history().stopped().isBlank()) {
            notes.add("training stopped early: " + run.history().stopped());
        }
        return notes;
    }

    private static void measured(
            String what, List<LayerProfile> layers, ToDoubleFunction<LayerProfile> log10, List<String> notes) {
        String zero = where(layers, layer -> log10.applyAsDouble(layer) == Double.NEGATIVE_INFINITY);
        String huge = where(layers, layer -> isHuge(log10.applyAsDouble(layer)));
        if (!zero.isEmpty()) {
            notes.add("the measured " + what + " is zero in " + zero
                    + " (too small for float32, or cut off by dead nodes)");
        }
        if (!huge.isEmpty()) {
            notes.add("the measured " + what + " left float32's range upwards in " + huge);
        }
    }

    private static void predicted(
            String what, List<LayerProfile> layers, ToDoubleFunction<LayerProfile> log10, List<String> notes) {
        String gaps = where(layers, layer -> !Double.isFinite(log10.applyAsDouble(layer)));
        if (!gaps.isEmpty()) {
            notes.add("theory gives no finite " + what + " in " + gaps);
        }
    }

    private static boolean isHuge(double log10) {
        return Double.isNaN(log10) || log10 == Double.POSITIVE_INFINITY;
    }

    /// Returns the numbers of the layers with a property, for example `layer 3` or `layers 3 to 7`.
    private static String where(List<LayerProfile> layers, Predicate<LayerProfile> property) {
        int[] numbers = IntStream.range(0, layers.size())
                .filter(i -> property.test(layers.get(i)))
                .map(i -> i + 1)
                .toArray();
        if (numbers.length == 0) {
            return "";
        }
        int first = numbers[0];
        int last = numbers[numbers.length - 1];
        if (first == last) {
            return "layer " + first;
        }
        return last - first + 1 == numbers.length
                ? "layers " + first + " to " + last
                : numbers.length + " of the layers " + first + " to " + last;
    }
}
