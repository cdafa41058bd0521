package dev.fanin.app;

import dev.fanin.graph.Network;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.ModelFile;
import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.diagnosis.Patient;
import dev.fanin.lab.experiment.Preset;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Compiled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of `fanin doctor` that say what is examined, and how far.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class DoctorOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A .keras file, a model in JSON, an .h5 file of Keras before 3, or a network in one word:"
                    + " mlp:784-20x256-10:relu:glorot_uniform is 784 inputs, 20 layers of 256 and 10 outputs;"
                    + " cnn:28x28x1-4x32-10 convolves.")
    private @Nullable String model;

    @Option(
            names = "--input",
            paramLabel = "X",
            description = "Samples: " + ArrayFile.KINDS
                    + ". Repeat for several inputs, in the model's order. Default: values of unit variance")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--target",
            paramLabel = "Y",
            description =
                    "Their targets; repeat for several outputs. Default: targets that can be learned from the samples")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "The loss, by Keras name. Default: the model's, or what fits its output")
    private @Nullable String loss;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "256",
            description = "Samples to examine on, at most. Default: 256")
    private int samples;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of all that is drawn. Default: 42")
    private long seed;

    @Option(names = "--no-trial", description = "Train no copies; theory and one batch have to do.")
    private boolean noTrial;

    @Option(names = "--no-measure", description = "Run no batch either; theory alone has to do.")
    private boolean noMeasure;

    /// Returns whether there is something to examine.
    boolean hasModel() {
        return model != null;
    }

    /// Returns whether the model comes from a file, where code for Keras is of most use.
    boolean isFile() {
        return model != null && !Preset.isOne(model);
    }

    /// Returns how far the examination goes.
    Checkup checkup() {
        if (samples < 2) {
            throw new IllegalArgumentException("--samples must be at least 2, got " + samples + ".");
        }
        return new Checkup(!noMeasure, !noMeasure && !noTrial, true, samples);
    }

    /// Reads the model; throws with one line where that fails.
    ///
    /// @param err where it is told what a file says and this does not
    SavedModel model(PrintWriter err) throws IOException {
        if (model == null) {
            throw new IllegalArgumentException("There is no MODEL to examine; name a file or a preset.");
        }
        if (!targets.isEmpty() && inputs.isEmpty()) {
            throw new IllegalArgumentException("--target needs the samples it belongs to; give --input too.");
        }
        if (!isFile()) {
            return new SavedModel(Preset.parse(model).network(), null, null, List.of(), List.of());
        }
        SavedModel saved = ModelFile.readForInference(Path.of(model), null);
        Notes.tellRead(err, saved);
        return saved;
    }

    /// Reads everything else; throws with one line where parts do not fit.
    Patient patient(SavedModel saved) throws IOException {
        Network network = saved.definition().network();
        List<Tensor> x = inputs.isEmpty() ? List.of() : Samples.inputs(network, "--input", inputs);
        List<Tensor> y = targets.isEmpty() ? List.of() : Samples.targets(network, "--target", targets, x.getFirst());
        return new Patient(
                model == null ? "" : model,
                saved.definition(),
                saved.weights(),
                x,
                y,
                losses(saved, network.outputs().size()),
                Seed.seed(seed));
    }

    private List<Loss> losses(SavedModel saved, int outputs) {
        if (loss != null) {
            return Collections.nCopies(outputs, Losses.named(loss));
        }
        Compiled compiled = saved.compiled();
        return compiled == null
                ? List.of()
                : IntStream.range(0, outputs)
                        .mapToObj(i -> compiled.output(i, outputs).loss())
                        .toList();
    }
}
