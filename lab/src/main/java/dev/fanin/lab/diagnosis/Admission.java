package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Network;
import dev.fanin.graph.Weights;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.trial.AssumedLoss;
import dev.fanin.lab.trial.AssumedTask;
import dev.fanin.lab.trial.Task;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.Rescaling;
import dev.fanin.loss.Loss;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Completes what is known of a patient to a case, and says what had to be assumed.
///
/// @param patient the case
/// @param hasWeights whether the weights are the patient's own
/// @param clipped the losses as they were given, with their clipping
/// @param subject what is examined, in words
/// @param notes what was assumed
record Admission(Case patient, boolean hasWeights, List<Loss> clipped, Subject subject, List<String> notes) {

    static Admission of(Patient patient, int samples) {
        Network network = patient.definition().network();
        List<String> notes = new ArrayList<>();
        List<Loss> given = losses(patient, network);
        List<Loss> exact = given.stream().map(AssumedLoss::exact).toList();
        Task task = task(patient, network, exact, samples, notes);
        Weights own = patient.weights();
        Weights weights = own == null ? Weights.initialize(network, patient.seed()) : own;
        Subject subject = new Subject(
                patient.name(),
                words(network, weights),
                own == null
                        ? "drawn from the initializers, seed " + patient.seed().value()
                        : "the model's own",
                input(patient, network),
                lossWords(patient, exact),
                task.samples(),
                "Java " + Runtime.version().feature());
        return new Admission(Case.of(patient.definition(), weights, task), own != null, given, subject, notes);
    }

    private static List<Loss> losses(Patient patient, Network network) {
        int outputs = network.outputs().size();
        if (patient.losses().isEmpty()) {
            return IntStream.range(0, outputs)
                    .mapToObj(i -> AssumedLoss.of(network, i))
                    .toList();
        }
        if (patient.losses().size() != outputs) {
            throw new IllegalArgumentException("The network has " + outputs + " outputs, and "
                    + patient.losses().size() + " losses are given; give one for each.");
        }
        return patient.losses();
    }

    private static Task task(Patient patient, Network network, List<Loss> losses, int samples, List<String> notes) {
        if (patient.x().isEmpty()) {
            notes.add("No samples were given: the input was assumed to be of mean 0 and variance 1"
                    + (scaled(network) ? " after the fixed scaling the network begins with" : "")
                    + ", with the targets of a random teacher.");
            return AssumedTask.of(network, losses, samples, patient.seed());
        }
        check(network, patient.x());
        if (patient.y().isEmpty()) {
            notes.add("No targets were given: they were assumed to be those of a random teacher of the samples.");
            return AssumedTask.of(network, losses, first(patient.x(), samples), patient.seed());
        }
        patient.y().forEach(y -> requireFinite("the targets", y));
        return new Task(patient.x(), patient.y(), losses).first(samples);
    }

    private static List<Tensor> first(List<Tensor> x, int samples) {
        return x.stream()
                .map(tensor -> tensor.slice(0, Math.min(samples, tensor.shape().axis(0))))
                .toList();
    }

    private static void check(Network network, List<Tensor> x) {
        if (x.size() != network.inputs().size()) {
            throw new IllegalArgumentException(
                    "The model expects " + network.inputs().size() + " inputs, got " + x.size() + ".");
        }
        for (int i = 0; i < x.size(); i++) {
            var shape = network.inputs().get(i).shape();
            if (x.get(i).shape().rank() == 0 || !x.get(i).shape().dropFirst().equals(shape)) {
                throw new IllegalArgumentException("The model expects samples of shape " + shape
                        + ", the sample's axis first, got " + x.get(i).shape() + ".");
            }
            requireFinite("input '" + network.inputs().get(i).name() + "'", x.get(i));
            if (x.get(i).shape().axis(0) < 2) {
                throw new IllegalArgumentException("An examination needs at least 2 samples, got "
                        + x.get(i).shape().axis(0) + ".");
            }
        }
    }

    private static void requireFinite(String where, Tensor given) {
        int perSample = given.shape().dropFirst().arraySize();
        float[] values = given.array();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("Expected finite values for " + where + ", got " + values[i]
                        + " in sample " + i / perSample + ", counted from 0; clean the data first.");
            }
        }
    }

    private static boolean scaled(Network network) {
        return network.nodes().stream()
                .anyMatch(node -> node.sources().stream().anyMatch(source -> source < 0)
                        && (node.layer() instanceof Rescaling || node.layer() instanceof Normalization));
    }

    private static String words(Network network, Weights weights) {
        return String.format(
                Locale.ROOT, "%d layers, %,d parameters", network.nodes().size(), weights.count());
    }

    private static String input(Patient patient, Network network) {
        String shapes = network.inputs().stream()
                .map(input -> input.shape().behindBatch())
                .collect(Collectors.joining(", "));
        if (!patient.x().isEmpty()) {
            return "given, " + shapes;
        }
        boolean reads = network.nodes().stream().anyMatch(node -> node.layer() instanceof Embedding);
        return "assumed, " + shapes + (reads ? ", whole numbers" : ", variance 1");
    }

    private static String lossWords(Patient patient, List<Loss> losses) {
        return losses.stream().map(Loss::name).distinct().collect(Collectors.joining(", "))
                + (patient.losses().isEmpty() ? ", assumed from the last activation" : "");
    }
}
