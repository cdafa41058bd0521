package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Node;
import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Subject;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Predicts and measures a network of one input and one output, without a judgement.
public final class Doctor {

    private Doctor() {}

    /// Examines a network.
    public static Examination examine(Patient patient, Checkup checkup) {
        long start = System.nanoTime();
        Model model = patient.weights() == null
                ? patient.definition().build(patient.seed())
                : patient.definition().build(patient.weights(), patient.seed(), Engine.fastest());
        int samples = checkup.samples();
        Tensor x = patient.x() == null ? normal(patient, model.network().input().prepend(samples)) : patient.x();
        int rows = x.shape().axis(0);
        Tensor y = patient.y() == null ? Tensor.zeros(model.network().output().prepend(rows)) : patient.y();
        Loss loss = patient.loss() == null ? Losses.named("mse") : patient.loss();
        NetworkProfile predicted = SignalPropagation.predict(model.network(), loss, x, y);
        NetworkProfile measured = checkup.measures() ? Probe.measure(model, loss, x, y) : null;
        Subject subject = new Subject(
                patient.name(),
                model.network().nodes().size() + " layers, " + model.countParameters() + " parameters",
                patient.weights() == null ? "drawn from its initializers" : "the file's",
                patient.x() == null ? "N(0, 1), assumed" : "as given",
                loss.name(),
                rows,
                "");
        Diagnosis diagnosis = new Diagnosis(
                subject,
                List.of("Signal and gradient were predicted and measured."),
                List.of(),
                rows(model, predicted, measured),
                predicted,
                measured,
                null,
                List.of(),
                null,
                null,
                List.of(),
                0,
                (System.nanoTime() - start) / 1e9);
        return new Examination(diagnosis, null);
    }

    private static Tensor normal(Patient patient, Shape shape) {
        RandomStream stream = patient.seed().stream("doctor");
        Tensor x = Tensor.zeros(shape);
        for (int i = 0; i < x.array().length; i++) {
            x.array()[i] = (float) stream.normal(i);
        }
        return x;
    }

    private static List<LayerFinding> rows(Model model, NetworkProfile predicted, @Nullable NetworkProfile measured) {
        List<LayerFinding> rows = new ArrayList<>();
        for (LayerProfile profile : predicted.layers()) {
            Node node = model.network().nodes().stream()
                    .filter(one -> one.layer().name().equals(profile.layer()))
                    .findFirst()
                    .orElseThrow();
            ParameterSpec kernel =
                    node.parameters().isEmpty() ? null : node.parameters().getFirst();
            rows.add(new LayerFinding(
                    profile.layer(),
                    node.layer().type(),
                    node.layer().activation().name(),
                    kernel == null ? 0 : (long) kernel.fans().in(),
                    kernel == null ? 0 : (long) kernel.fans().out(),
                    kernel == null ? "" : kernel.initializer().toString(),
                    kernel == null ? Double.NaN : Math.sqrt(kernel.variance()),
                    "",
                    profile,
                    measured == null ? null : measured.layers().get(rows.size())));
        }
        return rows;
    }
}
