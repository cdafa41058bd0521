package dev.fanin.app;

import dev.fanin.dialect.Dialect;
import dev.fanin.dialect.Fanin;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.tensor.Shape;
import dev.fanin.text.Quoted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `fanin init` that say what is drawn.
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
final class InitOptions {

    private static final String PATH = "kernel";
    private static final String SHAPE = "--shape";
    private static final String USUAL = "glorot_uniform";

    @Option(
            names = "--initializer",
            paramLabel = "I",
            description = "A name of Keras, with parameters as in 'random_normal(stddev=1.0)'."
                    + " Default: glorot_uniform; for the kernels of a model, each layer's own")
    private @Nullable String initializer;

    @Option(
            names = SHAPE,
            paramLabel = "AXES",
            description = "The shape, as in 784,512 or 784x512; () for a scalar. Required, unless a model is given")
    private @Nullable String shape;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Seed to draw from. Default: 42")
    private long seed;

    @Option(
            names = "--path",
            paramLabel = "NAME",
            description = "The parameter's name, as in dense_1/kernel: each name has weights of its own under a seed."
                    + " Default: " + PATH)
    private @Nullable String path;

    @Option(
            names = "--fan-in",
            paramLabel = "N",
            description = "How many weights feed one node. Default: read from the shape, as the dialect does")
    private @Nullable Double fanIn;

    @Option(
            names = "--fan-out",
            paramLabel = "N",
            description = "How many nodes one input feeds. Default: read from the shape, as the dialect does")
    private @Nullable Double fanOut;

    @Option(
            names = "--dialect",
            paramLabel = "D",
            description = "Whose weights the seed stands for: fanin, torch, jax, jax_original, tensorflow, numpy,"
                    + " numpy_legacy, or keras on its backend as in keras_jax (_tensorflow, _torch, _numpy)."
                    + " torch has its axes in the order (out, in, k...), all others (k..., in, out)."
                    + " Default: fanin")
    private @Nullable String dialect;

    /// Returns what to draw; throws IllegalArgumentException with one line where an option makes no
    /// sense.
    Drawing drawing() {
        Dialect chosen = Dialect.named(dialect == null ? "fanin" : dialect);
        if (path != null && !(chosen instanceof Fanin)) {
            throw new IllegalArgumentException(
                    "--path belongs to the dialect fanin: expected none, since in the dialect " + chosen.name()
                            + " weights depend on the seed alone, got " + Quoted.of(path) + ".");
        }
        Shape axes = ShapeText.parse(SHAPE, shape == null ? "" : shape);
        return new Drawing(
                Initializers.named(initializer == null ? USUAL : initializer),
                new Target(axes, fans(chosen, axes)),
                chosen,
                seed,
                path == null ? PATH : path);
    }

    /// Returns whether there is a shape to draw.
    boolean hasShape() {
        return shape != null;
    }

    /// Returns how the kernels of a model begin, or null for each layer's own; throws
    /// IllegalArgumentException where an option is for one array alone.
    @Nullable
    Initializer ofModel() {
        refuse(SHAPE, shape);
        refuse("--path", path);
        refuse("--fan-in", fanIn);
        refuse("--fan-out", fanOut);
        refuse("--dialect", dialect);
        return initializer == null ? null : Initializers.named(initializer);
    }

    private static void refuse(String option, @Nullable Object value) {
        if (value != null) {
            throw new IllegalArgumentException(
                    option + " says how one array is drawn, and a model says it of its own: leave out " + option
                            + " or the model.");
        }
    }

    /// Returns the seed to draw from.
    long seed() {
        return seed;
    }

    /// The dialect is not asked for fans that are given: it may have none for that shape.
    private Fans fans(Dialect chosen, Shape axes) {
        if (fanIn != null && fanOut != null) {
            return new Fans(fanIn, fanOut);
        }
        Fans read = chosen.fans(axes);
        return new Fans(fanIn == null ? read.in() : fanIn, fanOut == null ? read.out() : fanOut);
    }
}
