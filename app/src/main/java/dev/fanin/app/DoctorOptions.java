package dev.fanin.app;

import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.ModelFile;
import dev.fanin.lab.diagnosis.Checkup;
import dev.fanin.lab.diagnosis.Patient;
import dev.fanin.lab.experiment.Preset;
import dev.fanin.loss.Loss;
import dev.fanin.loss.Losses;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
            description = "Samples: " + ArrayFile.KINDS + ". Default: values of unit variance")
    private @Nullable String input;

    @Option(names = "--target", paramLabel = "Y", description = "Their targets. Default: targets by chance")
    private @Nullable String target;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "The loss, by Keras name. Default: the model's, or what fits its output")
    private @Nullable String loss;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "128",
            description = "Samples to measure on, at most. Default: 128")
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
        return new Checkup(!noMeasure, !noMeasure && !noTrial, EngineOptions.atLeastOne("--samples", samples));
    }

    /// Reads everything; throws with one line where parts do not fit.
    ///
    /// @param err where it is told what a file says and this does not
    Patient patient(PrintWriter err) throws IOException {
        if (model == null) {
            throw new IllegalArgumentException("There is no MODEL to examine; name a file or a preset.");
        }
        if (target != null && input == null) {
            throw new IllegalArgumentException("--target needs the samples it belongs to; give --input too.");
        }
        Loss given = loss == null ? null : Losses.named(loss);
        if (!isFile()) {
            return patient(new SavedModel(Preset.parse(model).network(), null, null, List.of(), List.of()), given);
        }
        SavedModel saved = ModelFile.read(Path.of(model), null);
        Notes.tellRead(err, saved);
        return patient(saved, given != null || saved.compiled() == null ? given : compiled(saved));
    }

    private static @Nullable Loss compiled(SavedModel saved) {
        return saved.compiled() == null
                ? null
                : saved.compiled().outputs().getFirst().loss();
    }

    private Patient patient(SavedModel saved, @Nullable Loss judged) throws IOException {
        Tensor x = null;
        Tensor y = null;
        if (input != null) {
            x = Samples.inputs(saved.definition().network(), "--input", List.of(input))
                    .getFirst();
        }
        if (target != null && x != null) {
            y = Samples.targets(saved.definition().network(), "--target", List.of(target), x)
                    .getFirst();
        }
        return new Patient(
                model == null ? "" : model,
                saved.definition(),
                saved.weights(),
                first(x),
                first(y),
                judged,
                Seed.seed(seed));
    }

    private @Nullable Tensor first(@Nullable Tensor array) {
        return array == null || array.shape().axis(0) <= samples ? array : array.slice(0, samples);
    }
}
