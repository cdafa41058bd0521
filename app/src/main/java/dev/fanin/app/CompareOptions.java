package dev.fanin.app;

import dev.fanin.activation.ActivationFunction;
import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.Exponential;
import dev.fanin.data.Dataset;
import dev.fanin.data.Datasets;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.lab.experiment.ComparisonPlan;
import dev.fanin.lab.experiment.DeepNetwork;
import dev.fanin.optimizer.Optimizer;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.random.Seed;
import dev.fanin.text.Expression;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin compare` that say what is compared, and the plan they make.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class CompareOptions {

    private static final long DATA_SEED = 1;
    private static final int MANY = 100_000;

    @Option(
            names = "--initializers",
            paramLabel = "A,B,...",
            defaultValue = "random_normal(stddev=1.0),random_normal(stddev=0.01),glorot_uniform,he_normal",
            description = "What to compare, by Keras name. Default: ${DEFAULT-VALUE}")
    private String initializers;

    @Option(
            names = "--data",
            paramLabel = "D",
            defaultValue = "digits",
            description = "digits, moons, circles, spirals, xor, blobs, with parameters as in"
                    + " 'digits(difficulty=1.5,train=2000)', or a folder of MNIST-like IDX files."
                    + " Default: ${DEFAULT-VALUE}")
    private String data;

    @Option(names = "--depth", paramLabel = "N", defaultValue = "20", description = "Hidden layers. Default: 20")
    private int depth;

    @Option(names = "--width", paramLabel = "N", defaultValue = "128", description = "Nodes in each. Default: 128")
    private int width;

    @Option(
            names = "--activation",
            paramLabel = "F",
            defaultValue = "relu",
            description = "A name of Keras such as relu, tanh or gelu, with parameters as in 'elu(alpha=1.5)'."
                    + " Default: relu")
    private String activation;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "10", description = "Epochs. Default: 10")
    private int epochs;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "64", description = "Batch size. Default: 64")
    private int batchSize;

    @Option(
            names = {"--learning-rate", "--lr"},
            paramLabel = "R",
            defaultValue = "0.01",
            description = "Learning rate of SGD. Default: 0.01")
    private double learningRate;

    @Option(names = "--momentum", paramLabel = "M", defaultValue = "0.9", description = "Momentum. Default: 0.9")
    private double momentum;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "First seed. Default: 42")
    private long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many seeds, counted up from the first. Default: 1")
    private int seeds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at a time; results do not depend on it. Default: the number of processors")
    private @Nullable Integer threads;

    /// Returns the plan; throws IllegalArgumentException with one line where an option makes no
    /// sense.
    ComparisonPlan plan() {
        positive("--epochs", epochs);
        positive("--batch-size", batchSize);
        positive("--seeds", seeds);
        if (seeds > MANY) {
            throw new IllegalArgumentException("--seeds must be at most " + MANY + ", got " + seeds + ".");
        }
        int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        positive("--threads", parallel);
        List<Initializer> chosen = Expression.split(initializers).stream()
                .map(text -> Initializers.named(text.strip()))
                .toList();
        DeepNetwork network = new DeepNetwork(depth, width, hiddenActivation());
        Optimizer optimizer = Optimizers.sgd(learningRate, momentum);
        Dataset dataset = Datasets.named(data, Seed.seed(DATA_SEED));
        // Any number is a seed: after the largest comes the smallest.
        List<Long> all = LongStream.range(0, seeds).map(i -> seed + i).boxed().toList();
        return new ComparisonPlan(network, dataset, chosen, all, optimizer, epochs, batchSize, parallel);
    }

    private Elementwise hiddenActivation() {
        ActivationFunction function = Activations.named(activation);
        if (function instanceof Elementwise elementwise && !(function instanceof Exponential)) {
            return elementwise;
        }
        throw new IllegalArgumentException("--activation is for hidden layers that theory can follow: expected one such"
                + " as relu or tanh, and neither softmax nor exponential, got '" + activation + "'.");
    }

    /// Returns the training in words.
    String training() {
        return String.format(
                Locale.ROOT,
                "SGD, learning rate %s, momentum %s, batches of %d, %d %s",
                learningRate,
                momentum,
                batchSize,
                epochs,
                epochs == 1 ? "epoch" : "epochs");
    }

    /// The whole command, with what was left to defaults, so that it means the same in later
    /// versions.
    String command() {
        return String.format(
                Locale.ROOT,
                "fanin compare --initializers '%s' --data '%s' --depth %d --width %d --activation %s --epochs %d"
                        + " --batch-size %d --learning-rate %s --momentum %s --seed %d --seeds %d",
                initializers,
                data.replace("'", "'\\''"),
                depth,
                width,
                // Brackets mean something to a shell.
                activation.contains("(") ? "'" + activation + "'" : activation,
                epochs,
                batchSize,
                learningRate,
                momentum,
                seed,
                seeds);
    }

    private static void positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, got " + value + ".");
        }
    }
}
