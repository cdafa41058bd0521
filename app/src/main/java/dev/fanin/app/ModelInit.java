package dev.fanin.app;

import dev.fanin.file.FileSize;
import dev.fanin.graph.Engine;
import dev.fanin.graph.Node;
import dev.fanin.init.Initializer;
import dev.fanin.io.json.Json;
import dev.fanin.io.keras.SavedModel;
import dev.fanin.io.model.FileKind;
import dev.fanin.io.model.ModelFile;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.model.Definition;
import dev.fanin.model.Model;
import dev.fanin.random.Seed;
import dev.fanin.random.Span;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model whose weights are drawn anew.
///
/// @param in the model
/// @param initializer how kernels begin, or null for each layer's own
/// @param seed what the weights are drawn from
/// @param engine the threads that draw
/// @param out what is written
record ModelInit(Path in, @Nullable Initializer initializer, long seed, Engine engine, Path out) {

    /// Draws and writes, and returns what to tell, as text or as JSON.
    ///
    /// @throws IOException with a message of one line
    String run(boolean json, PrintWriter err) throws IOException {
        FileKind kind = TrainedFile.check(out);
        long start = System.nanoTime();
        SavedModel saved = ModelFile.read(in, null);
        Notes.tellRead(err, saved);
        Definition definition =
                initializer == null ? saved.definition() : saved.definition().withKernelInitializer(initializer);
        Model model = definition.build(Seed.seed(seed), engine);
        if (saved.compiled() != null) {
            model.compile(saved.compiled());
        }
        ModelFile.write(out, model);
        Notes.tellLost(err, out, kind, false);
        double seconds = (System.nanoTime() - start) / 1e9;
        return json ? json(model, seconds) : text(model, seconds);
    }

    private static List<Kernel> kernels(Model model) {
        Map<String, Kernel> kernels = new LinkedHashMap<>();
        for (Node node : model.network().nodes()) {
            if (!node.parameters().isEmpty()) {
                ParameterSpec first = node.parameters().getFirst();
                String path = node.path(first);
                kernels.put(path, new Kernel(path, first, model.weights().get(path)));
            }
        }
        return new ArrayList<>(kernels.values());
    }

    /// The first parameter of a layer, and what was drawn for it.
    private record Kernel(String path, ParameterSpec parameter, Tensor drawn) {

        double expected() {
            return Math.sqrt(parameter.variance());
        }

        double measured() {
            return Moments.of(Span.of(0, drawn.array(), 0, drawn.array().length), parameter.mean())
                    .standardDeviation();
        }
    }

    private String text(Model model, double seconds) throws IOException {
        List<Kernel> kernels = kernels(model);
        int path = width("kernel", kernels.stream().map(Kernel::path).toList());
        int name = width(
                "initializer",
                kernels.stream()
                        .map(kernel -> kernel.parameter().initializer().toString())
                        .toList());
        String row = "%-" + path + "s  %-" + name + "s  %10s  %12s  %12s\n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, row, "Kernel", "Initializer", "Fan-in", "Expected std", "Measured std"));
        for (Kernel kernel : kernels) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    kernel.path(),
                    kernel.parameter().initializer(),
                    SummaryJson.number(kernel.parameter().fans().in()),
                    String.format(Locale.ROOT, "%.4g", kernel.expected()),
                    String.format(Locale.ROOT, "%.4g", kernel.measured())));
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "\nDrew %,d parameters from seed %d in %.2f s\nFile %s, %s\n",
                        model.countParameters(),
                        seed,
                        seconds,
                        out.toAbsolutePath().normalize(),
                        FileSize.text(Files.size(out)));
    }

    private static int width(String heading, List<String> cells) {
        return Math.max(
                heading.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }

    /// Returns one object on one line: `{"model":...,"seed":...,"params":...,"seconds":...,
    /// "file":...,"kernels":[{"path":...,"initializer":...,"fan_in":...,"fan_out":...,
    /// "expected_std":...,"measured_std":...},...]}`.
    private String json(Model model, double seconds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", in.toString());
        result.put("seed", seed);
        result.put("params", model.countParameters());
        result.put("seconds", seconds);
        result.put("file", out.toString());
        List<Map<String, Object>> kernels = new ArrayList<>();
        for (Kernel kernel : kernels(model)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", kernel.path());
            one.put("initializer", kernel.parameter().initializer().toString());
            one.put("fan_in", SummaryJson.number(kernel.parameter().fans().in()));
            one.put("fan_out", SummaryJson.number(kernel.parameter().fans().out()));
            one.put("expected_std", kernel.expected());
            one.put("measured_std", kernel.measured());
            kernels.add(one);
        }
        result.put("kernels", kernels);
        return Json.write(result) + "\n";
    }
}
