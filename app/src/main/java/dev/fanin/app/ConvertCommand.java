package dev.fanin.app;

import dev.fanin.file.FileSize;
import dev.fanin.io.json.Json;
import dev.fanin.io.model.WeightsLayout;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Suggestion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fanin convert`: models, weights and arrays from one kind of file to another.
@Command(
        name = "convert",
        sortOptions = false,
        description = {
            "Writes a model, weights or an array in another kind of file; the names say which kinds.",
            "",
            "Models:  .keras, .json, .h5 of Keras before 3 (read only)",
            "Weights: .weights.h5, .safetensors, .npz; to read them takes the model as well",
            "Arrays:  .npy, .npz, .csv, IDX (read only)",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  fanin convert old.h5 new.keras",
            "  fanin convert model.keras model.safetensors --layout torch",
            "  fanin convert trained.safetensors model.keras --model model.json",
            "  fanin convert model.json model.keras --weights model.weights.h5",
            "  fanin convert train-images-idx3-ubyte.gz x.npy"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IN", description = "The file to read.")
    private String in;

    @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
    private Path out;

    @Option(names = "--model", paramLabel = "M", description = "The model that the weights in IN belong to.")
    private @Nullable Path model;

    @Option(names = "--weights", paramLabel = "W", description = "Take the weights of the model in IN from this file.")
    private @Nullable Path weights;

    @Option(
            names = "--layout",
            paramLabel = "L",
            defaultValue = "keras",
            description =
                    "Names and axes of tensors in .safetensors and .npz: keras, as in dense/kernel, or torch, as in"
                            + " dense.weight with the axes of PyTorch. Default: keras")
    private String layout;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (model != null && weights != null) {
            throw new IllegalArgumentException(
                    "--model says that IN holds weights, and --weights that it holds a model;" + " give one of them.");
        }
        WeightsLayout chosen = layout();
        Map<String, Object> result = new LinkedHashMap<>();
        String what = isArray() ? array(result) : model(chosen, result);
        long bytes = Files.size(out);
        result.put("file", out.toString());
        result.put("bytes", bytes);
        PrintWriter printer = spec.commandLine().getOut();
        printer.print(
                json
                        ? Json.write(result) + "\n"
                        : "Wrote " + what + " to " + out.toAbsolutePath().normalize() + ", " + FileSize.text(bytes)
                                + "\n");
        printer.flush();
        return ExitStatus.DONE;
    }

    private WeightsLayout layout() {
        return switch (layout.toLowerCase(Locale.ROOT)) {
            case "keras" -> WeightsLayout.KERAS;
            case "torch", "pytorch" -> WeightsLayout.TORCH;
            default ->
                throw new IllegalArgumentException(Suggestion.unknown("layout", layout, List.of("keras", "torch")));
        };
    }

    /// An archive `.npz` holds weights or arrays: the other file says which.
    private boolean isArray() {
        String target = out.toString().toLowerCase(Locale.ROOT);
        boolean writesArray = target.endsWith(".npy") || target.endsWith(".csv");
        if (writesArray
                && !ArrayFile.isArray(in)
                && !in.toLowerCase(Locale.ROOT).endsWith(".npz")) {
            throw new IllegalArgumentException(
                    "Cannot make " + out + " of " + in + ": expected an array in " + ArrayFile.KINDS + ".");
        }
        return writesArray || ArrayFile.isArray(in);
    }

    private String array(Map<String, Object> result) throws IOException {
        if (model != null || weights != null) {
            throw new IllegalArgumentException((model == null ? "--weights" : "--model")
                    + " is for models and weights, got the array " + in + ".");
        }
        ArrayFile.check(out);
        Tensor array = ArrayFile.read(in);
        ArrayFile.write(out, array);
        result.put("kind", "array");
        result.put("shape", array.shape().toArray());
        return "an array of shape " + array.shape();
    }

    private String model(WeightsLayout chosen, Map<String, Object> result) throws IOException {
        Path from = Path.of(in);
        long parameters = new Conversion(from, out, model, weights, chosen)
                .run(spec.commandLine().getErr());
        result.put("kind", model == null ? "model" : "weights");
        result.put("params", parameters);
        return String.format(Locale.ROOT, "%s of %,d parameters", model == null ? "a model" : "weights", parameters);
    }
}
