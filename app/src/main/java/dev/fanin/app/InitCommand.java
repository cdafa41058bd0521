package dev.fanin.app;

import dev.fanin.file.AtomicFile;
import dev.fanin.graph.Engine;
import dev.fanin.init.Initializer;
import dev.fanin.io.npy.NpyWriter;
import dev.fanin.kernel.Team;
import dev.fanin.text.Quoted;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fanin init`: draws an array of weights into a file, or all weights of a model.
@Command(
        name = "init",
        sortOptions = false,
        description = {
            "Draws the weights of one parameter and writes them to a NumPy file; or, given a model, draws all its weights"
                    + " anew: kernels by --initializer, everything else as its layer says.",
            "",
            "A weight depends on seed, path and place alone: it is the same on every machine and for any number of"
                    + " threads. The array may be larger than memory. In the dialect of another framework, the"
                    + " weights are those it would draw from the seed, and the array must fit into memory.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin init --initializer he_normal --shape 784,512 --seed 42 -o w.npy",
            "  fanin init --initializer 'constant(value=0.1)' --shape 512 --path bias -o b.npy",
            "  fanin init --initializer kaiming_normal --shape 64,3,7,7 --dialect torch -o conv.npy",
            "  fanin init model.keras --initializer he_normal --seed 7 -o fresh.keras",
            "  fanin init --initializer he_normal --shape 3,3,64,1 --fan-in 9 -o dw.npy"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class InitCommand implements Callable<Integer> {

    private static final String SUFFIX = ".npy";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "A model to draw all weights of: .keras, JSON, or .h5 of Keras before 3.")
    private @Nullable Path model;

    @Mixin
    private InitOptions options;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that draw; the weights do not depend on it. Default: the number of processors")
    private @Nullable Integer threads;

    @Option(names = "--json", description = "Print the results as JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write: .npy for an array; for a model .keras, or .weights.h5, .safetensors or"
                    + " .npz for its weights alone. An older one is replaced when the new one is complete.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        if (model != null) {
            return model(model);
        }
        if (!options.hasShape()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option or model: expected --shape=AXES or MODEL");
        }
        Team team = threads == null ? Team.ofAllProcessors() : new Team(EngineOptions.atLeastOne("--threads", threads));
        Drawing drawing = options.drawing();
        requireSuffix();
        AtomicFile.check(output, NpyWriter.fileSize(drawing.target().shape()));
        drawing.requireMemory();
        if (drawing.isMatrixWork() && VectorProcess.isPossible()) {
            List<String> words = spec.root().commandLine().getParseResult().originalArgs();
            return VectorProcess.run(words, System.err);
        }
        InitResult result = write(drawing, team);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? result.json() : result.text());
        out.flush();
        return ExitStatus.DONE;
    }

    private int model(Path file) throws IOException {
        Initializer initializer = options.ofModel();
        Engine engine =
                threads == null ? Engine.fastest() : Engine.withThreads(EngineOptions.atLeastOne("--threads", threads));
        PrintWriter out = spec.commandLine().getOut();
        out.print(new ModelInit(file, initializer, options.seed(), engine, output)
                .run(json, spec.commandLine().getErr()));
        out.flush();
        return ExitStatus.DONE;
    }

    private InitResult write(Drawing drawing, Team team) throws IOException {
        long start = System.nanoTime();
        Moments[] measured = new Moments[1];
        try (InitProgress progress = InitProgress.on(
                spec.commandLine().getErr(), drawing.target().shape().size())) {
            AtomicFile.write(output, channel -> {
                NpyWriter writer = NpyWriter.begin(channel, drawing.target().shape());
                measured[0] = drawing.draw(team, span -> {
                    writer.write(span);
                    progress.add(span.count());
                });
            });
        }
        return new InitResult(drawing, measured[0], output, (System.nanoTime() - start) / 1e9);
    }

    private void requireSuffix() {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX)) {
            throw new IllegalArgumentException("--output is a NumPy file: expected a name that ends in " + SUFFIX
                    + ", got " + Quoted.of(output.toString()) + ".");
        }
    }
}
