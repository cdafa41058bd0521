package dev.fanin.app;

import dev.fanin.graph.Network;
import dev.fanin.tensor.Tensor;
import dev.fanin.text.Quoted;
import dev.fanin.train.Batch;
import dev.fanin.train.Fit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin train` that say on what, and how long.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class TrainData {

    private static final String VALIDATION_X = "--validation-x";
    private static final String VALIDATION_Y = "--validation-y";

    @Option(names = "--x", required = true, paramLabel = "X", description = "Samples: " + ArrayFile.KINDS + ".")
    private List<String> x;

    @Option(names = "--y", required = true, paramLabel = "Y", description = "Targets, in the same kinds of files.")
    private List<String> y;

    @Option(names = "--sample-weight", paramLabel = "W", description = "How much each sample counts.")
    private List<String> sampleWeights = List.of();

    @Option(
            names = "--class-weight",
            paramLabel = "C=W,...",
            description = "How much the samples of a class count, as in 0=1,1=2.5; others count 1.")
    private @Nullable String classWeights;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1", description = "Epochs. Default: 1")
    private int epochs;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "32", description = "Batch size. Default: 32")
    private int batchSize;

    @Option(
            names = "--validation-split",
            paramLabel = "F",
            description = "Validate on the last share of the samples, such as 0.2, and do not train on it.")
    private @Nullable Double validationSplit;

    @Option(names = VALIDATION_X, paramLabel = "X", description = "Validate on these samples.")
    private List<String> validationX = List.of();

    @Option(names = VALIDATION_Y, paramLabel = "Y", description = "The targets of these samples.")
    private List<String> validationY = List.of();

    @Option(names = "--no-shuffle", description = "Take the samples in the order of the files in every epoch.")
    private boolean noShuffle;

    /// What is trained on.
    ///
    /// @param x the inputs, in the network's order
    /// @param y the targets, in the network's order
    /// @param fit how long, in which batches, and on what is validated
    record Loaded(List<Tensor> x, List<Tensor> y, Fit fit) {

        int samples() {
            return x.getFirst().shape().axis(0);
        }
    }

    /// Returns whether there is a validation.
    boolean validates() {
        return (validationSplit != null && validationSplit > 0) || !validationX.isEmpty();
    }

    /// Reads all files; throws with one line where they do not fit the network.
    Loaded load(Network network) throws IOException {
        Fit fit = fit();
        Samples.requireInputs(network, "--x", x.size());
        Samples.requireOutputs(network, "--y", y.size());
        List<Tensor> inputs = Samples.inputs(network, "--x", x);
        List<Tensor> targets = Samples.targets(network, "--y", y, inputs.getFirst());
        if (!sampleWeights.isEmpty()) {
            fit = fit.sampleWeights(
                    Samples.targets(network, "--sample-weight", sampleWeights, inputs.getFirst()).stream()
                            .map(TrainData::oneEach)
                            .toArray(Tensor[]::new));
        }
        if (!validationX.isEmpty()) {
            List<Tensor> others = Samples.inputs(network, VALIDATION_X, validationX);
            fit = fit.validationData(new Batch(
                    others, Samples.targets(network, VALIDATION_Y, validationY, others.getFirst()), List.of()));
        }
        return new Loaded(inputs, targets, fit);
    }

    /// A table of one column holds one weight for each sample.
    private static Tensor oneEach(Tensor weights) {
        return weights.shape().rank() == 2 && weights.shape().axis(1) == 1
                ? weights.reshape(weights.shape().dropLast())
                : weights;
    }

    private Fit fit() {
        EngineOptions.atLeastOne("--epochs", epochs);
        EngineOptions.atLeastOne("--batch-size", batchSize);
        if (validationX.isEmpty() != validationY.isEmpty()) {
            throw new IllegalArgumentException(VALIDATION_X + " and " + VALIDATION_Y + " belong together; got "
                    + (validationX.isEmpty() ? VALIDATION_Y : VALIDATION_X) + " alone.");
        }
        Fit fit = Fit.epochs(epochs).batchSize(batchSize).quietly();
        if (validationSplit != null) {
            if (!validationX.isEmpty()) {
                throw new IllegalArgumentException(
                        "--validation-split and " + VALIDATION_X + " contradict each other; give one of them.");
            }
            if (!(validationSplit >= 0 && validationSplit < 1)) {
                throw new IllegalArgumentException(
                        "--validation-split must be at least 0 and below 1, got " + validationSplit + ".");
            }
            fit = fit.validationSplit(validationSplit);
        }
        if (classWeights != null) {
            fit = fit.classWeights(classWeights(classWeights));
        }
        return noShuffle ? fit.withoutShuffling() : fit;
    }

    private static Map<Integer, Double> classWeights(String text) {
        Map<Integer, Double> weights = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            try {
                double weight = sides.length == 2 ? Double.parseDouble(sides[1].strip()) : Double.NaN;
                if (!Double.isFinite(weight) || weights.put(Integer.parseInt(sides[0].strip()), weight) != null) {
                    throw new NumberFormatException(part);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--class-weight expects each class once with its weight, as in 0=1,1=2.5, got "
                                + Quoted.of(text) + ".",
                        e);
            }
        }
        return weights;
    }

    /// Returns how training is meant to go, in words.
    String described(int samples) {
        return samples + " samples, batches of " + batchSize;
    }

    /// Returns the number of the last epoch.
    int epochs() {
        return epochs;
    }
}
