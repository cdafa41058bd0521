package dev.fanin.app;

import dev.fanin.callback.StopOnInterrupt;
import dev.fanin.graph.Engine;
import dev.fanin.graph.Network;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.FileKind;
import dev.fanin.io.model.ModelFile;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.train.Callback;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fanin train`: trains a model in a file on samples in files.
@Command(
        name = "train",
        sortOptions = false,
        description = {
            "Trains a model on samples along the first axis of the files, and writes it to another file.",
            "",
            "Optimizer, loss and metrics are those the model was compiled with, unless you name others; a model that has"
                    + " been trained goes on where it was. A model with several inputs or outputs takes --x and --y once"
                    + " for each, in its order. Ctrl-C ends training and keeps what it has come to.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin train model.keras --x x.npy --y y.npy --epochs 10 -o trained.keras",
            "  fanin train model.json --loss mse --optimizer 'adam(learning_rate=0.01)' --x x.csv --y y.csv -o m.keras",
            "  fanin train model.keras --x x.npy --y y.npy --epochs 100 --validation-split 0.2 --early-stopping 5"
                    + " --checkpoint best.keras --history h.json -o last.keras"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class TrainCommand implements Callable<Integer> {

    /// Operations from which on a Java with the Vector API has more than made up for its start.
    private static final double LONG_WORK = 0x1p36;

    /// Multiplications and additions for each weight and sample: forward once, and backward twice.
    private static final double OPERATIONS = 6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Mixin
    private TrainData data;

    @Mixin
    private TrainSettings settings;

    @Mixin
    private TrainRecords records;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The file to write: .keras for all of the model; .weights.h5, .safetensors or .npz for its"
                    + " weights alone.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        FileKind kind = TrainedFile.check(output);
        records.check();
        SavedModel saved = settings.apply(model.read(), model.file());
        Network network = saved.definition().network();
        TrainData.Loaded loaded = data.load(network);
        Engine chosen = engine.engine();
        if (isLong(network, loaded.samples()) && VectorProcess.isPossible()) {
            List<String> words = spec.root().commandLine().getParseResult().originalArgs();
            return VectorProcess.run(words, System.err);
        }
        PrintWriter err = spec.commandLine().getErr();
        Notes.tellRead(err, saved);
        Notes.tellDrawn(err, saved, model.file(), engine.seed());
        Model built = saved.build(Seed.seed(engine.seed()), chosen);
        History history = train(built, loaded, kind);
        if (TrainOutcome.hasDiverged(history)) {
            throw new IllegalArgumentException(
                    "Training stopped: " + history.stopped() + ". " + output + " is not written.");
        }
        return ExitStatus.DONE;
    }

    private History train(Model built, TrainData.Loaded loaded, FileKind kind) {
        PrintWriter err = spec.commandLine().getErr();
        long start = System.nanoTime();
        List<Callback> callbacks = new ArrayList<>(settings.callbacks());
        if (!quiet) {
            callbacks.add(TrainProgress.on(err));
        }
        callbacks.addAll(records.callbacks(built, data.validates() ? "val_loss" : "loss"));
        callbacks.add(new TrainOutcome(records::write, history -> {
            ModelFile.write(output, built);
            Notes.tellLost(err, output, kind, true);
            double seconds = (System.nanoTime() - start) / 1e9;
            tell(built, loaded, seconds, history);
        }));
        callbacks.add(StopOnInterrupt.create());
        Fit fit = loaded.fit();
        for (Callback callback : callbacks) {
            fit = fit.callback(callback);
        }
        return built.fit(loaded.x(), loaded.y(), fit);
    }

    private void tell(Model built, TrainData.Loaded loaded, double seconds, History history) {
        TrainResult result = new TrainResult(
                model.file(),
                built.countParameters(),
                data.described(loaded.samples()),
                loaded.samples(),
                data.epochs(),
                seconds,
                history,
                output);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? result.json() : result.text());
        out.flush();
    }

    private boolean isLong(Network network, int samples) {
        return OPERATIONS * SummaryJson.parameters(network) * samples * data.epochs() >= LONG_WORK;
    }
}
