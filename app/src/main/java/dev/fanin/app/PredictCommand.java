package dev.fanin.app;

import dev.fanin.graph.Network;
import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.io.json.Json;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fanin predict`: the outputs of a model for samples in files.
@Command(
        name = "predict",
        sortOptions = false,
        description = {
            "Computes the outputs of a model for samples along the first axis of the inputs.",
            "",
            "A model with several inputs or outputs takes --input or -o once for each, in its order, which"
                    + " 'fanin summary' shows. Values are taken as they are in the files.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin predict model.keras --input x.npy -o y.npy",
            "  fanin predict model.json --weights model.safetensors --input x.csv -o y.csv",
            "  fanin predict two_inputs.keras --input data.npz:a --input data.npz:b -o y.npy"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class PredictCommand implements Callable<Integer> {

    /// Samples between two looks at the clock, at least.
    private static final int CHUNK = 1024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(names = "--input", required = true, paramLabel = "X", description = "Samples: " + ArrayFile.KINDS + ".")
    private List<String> inputs;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "Y",
            description = "The file to write: .npy, .npz or .csv.")
    private List<Path> outputs;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "32", description = "Batch size. Default: 32")
    private int batchSize;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        EngineOptions.atLeastOne("--batch-size", batchSize);
        for (Path output : outputs) {
            ArrayFile.check(output);
        }
        PrintWriter err = spec.commandLine().getErr();
        SavedModel saved = model.readForInference();
        Network network = saved.definition().network();
        Samples.requireInputs(network, "--input", inputs.size());
        Samples.requireOutputs(network, "--output", outputs.size());
        List<Tensor> x = Samples.inputs(network, "--input", inputs);
        Notes.tellRead(err, saved);
        Notes.tellDrawn(err, saved, model.file(), engine.seed());
        Seed seed = Seed.seed(engine.seed());
        Weights weights = saved.weights();
        Model built = weights == null
                ? saved.definition().build(seed, engine.engine())
                : saved.definition().build(weights, seed, engine.engine());
        long start = System.nanoTime();
        List<Tensor> y = predict(built, x, err);
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int i = 0; i < y.size(); i++) {
            ArrayFile.write(outputs.get(i), y.get(i));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? json(network, y, seconds) : text(network, y, seconds));
        out.flush();
        return ExitStatus.DONE;
    }

    /// Goes in chunks of whole batches, to show how far it is.
    private List<Tensor> predict(Model built, List<Tensor> x, PrintWriter err) {
        int samples = x.getFirst().shape().axis(0);
        int chunk = (int) Math.min(samples, (long) batchSize * Math.max(1, CHUNK / batchSize));
        List<Tensor> y = new ArrayList<>();
        long values = 0;
        for (int output : built.network().outputs()) {
            Node node = built.network().nodes().get(output);
            y.add(Tensor.zeros(node.output().prepend(samples)));
            values += y.getLast().shape().size();
        }
        try (InitProgress progress = InitProgress.on(err, values)) {
            for (int from = 0; from < samples; from += chunk) {
                int first = from;
                int last = Math.min(samples, from + chunk);
                List<Tensor> part = built.predict(
                        x.stream().map(one -> one.slice(first, last)).toList(), batchSize);
                for (int i = 0; i < y.size(); i++) {
                    float[] computed = part.get(i).array();
                    int size = y.get(i).shape().dropFirst().arraySize();
                    System.arraycopy(computed, 0, y.get(i).array(), first * size, computed.length);
                    progress.add(computed.length);
                }
            }
        }
        return y;
    }

    private String text(Network network, List<Tensor> y, double seconds) {
        StringBuilder text = new StringBuilder();
        int samples = y.getFirst().shape().axis(0);
        text.append(String.format(Locale.ROOT, "Predicted %,d samples in %.2f s\n", samples, seconds));
        for (int i = 0; i < y.size(); i++) {
            text.append(network.outputName(i))
                    .append("  ")
                    .append(y.get(i).shape())
                    .append("  ")
                    .append(outputs.get(i).toAbsolutePath().normalize())
                    .append('\n');
        }
        return text.toString();
    }

    /// Returns
    /// `{"samples":...,"seconds":...,"outputs":[{"name":...,"shape":[...],"file":...},...]}`.
    private String json(Network network, List<Tensor> y, double seconds) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            Shape shape = y.get(i).shape();
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", network.outputName(i));
            file.put("shape", shape.toArray());
            file.put("file", outputs.get(i).toString());
            files.add(file);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("samples", y.getFirst().shape().axis(0));
        result.put("seconds", seconds);
        result.put("outputs", files);
        return Json.write(result) + "\n";
    }
}
