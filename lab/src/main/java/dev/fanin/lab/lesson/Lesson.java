package dev.fanin.lab.lesson;

import dev.fanin.random.Seed;
import dev.fanin.text.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The chapters of the course, in the order in which they build on one another.
public enum Lesson {
    /// Where the trouble starts.
    VARIANCE(
            "variance",
            "A sum of many inputs is wide",
            "A node adds up 250 inputs of 1, each times a weight from N(0, 1). How wide is its sum z?"),
    /// What the width does to a sigmoid.
    SATURATION(
            "saturation",
            "A wide sum saturates the node",
            "The same node puts z through a sigmoid. How many outputs come within 0.01 of 0 or 1, where the curve is"
                    + " flat?"),
    /// What saturation does to learning.
    STUCK(
            "stuck",
            "A saturated node does not learn",
            "Each node gets a target on the other side of the curve, and one step of gradient descent. How far does"
                    + " its output move?"),
    /// What depth does to the gradient.
    VANISHING(
            "vanishing",
            "In a deep network the gradient vanishes",
            "Ten layers of 128 sigmoid nodes with Keras's default weights. How large are the outputs and the"
                    + " gradient dL/dz, layer by layer?"),
    /// The cure.
    XAVIER(
            "xavier",
            "Variance 1/n brings the sum back to 1",
            "The 250 weights of each node are drawn with variance 1/250 in place of 1. How wide is z now, and does it"
                    + " depend on how many inputs there are?"),
    /// The cure for relu.
    HE(
            "he",
            "relu needs 2/n",
            "relu cuts off one half of every sum. What is left of the signal after 30 layers with variance 1/n, and"
                    + " with 2/n?"),
    /// The compromise of the paper.
    FAN_AVERAGE(
            "fan-average",
            "One variance cannot serve both directions",
            "A layer takes 400 inputs to 100 outputs. What do 1/n_in, 1/n_out and the paper's 2/(n_in + n_out) do to"
                    + " the signal on its way in and to the gradient on its way back?"),
    /// The cure in one word.
    KERAS(
            "keras",
            "In Keras it is one word",
            "The network of the course: Dense layers of 16, 32 and 2 nodes on inputs of shape (1, 5). Which weights"
                    + " does it start with when nobody says a word?"),
    /// What a gain does to the gradient.
    GAIN(
            "gain",
            "A gain of 5/3 makes the gradient of tanh explode",
            "Thirty layers of 96 tanh nodes, weights of variance (5/3)^2/n, as PyTorch proposes, and of variance 1/n."
                    + " How large are the outputs, and how does the gradient change on its way back?"),
    /// Where gains stand.
    EDGE(
            "edge",
            "Deep networks live on the edge of chaos",
            "Twenty layers of 128 tanh nodes with biases of variance 0.05. What does the variance of the weights do to"
                    + " the gradient?"),
    /// What is left to chance.
    SEEDS(
            "seeds",
            "In narrow networks the seed decides",
            "Thirty relu layers with He's variance 2/n, drawn 400 times. How far do the networks differ, and how many"
                    + " keep less than a tenth of the mean square?"),
    /// What a mean hides.
    ISOMETRY(
            "isometry",
            "Orthogonal layers stretch nothing",
            "A stack of linear layers stretches each direction by a factor s. How far do these factors drift apart with"
                    + " depth, for Gaussian and for orthogonal weights?"),
    /// What shortcuts do.
    RESIDUAL(
            "residual",
            "Residual blocks add up",
            "Twenty blocks x + alpha f(x), each f of He's variance. How much larger is the signal after them, for alpha"
                    + " 1, 1/sqrt(20) and 0?"),
    /// What normalization does not cure.
    BATCH_NORM(
            "batch-norm",
            "Batch normalization makes relu gradients grow",
            "Sixteen dense layers of 256 nodes, each with batch normalization. By what factor does the gradient grow in"
                    + " each layer on its way back?"),
    /// What kills a network before it starts.
    DEAD(
            "dead",
            "Narrow relu networks are born dead",
            "Ten relu layers with He's variance, drawn 1000 times. How many networks put out nothing but 0?");

    private final String text;
    private final String title;
    private final String question;

    Lesson(String text, String title, String question) {
        this.text = text;
        this.title = title;
        this.question = question;
    }

    /// What an experiment found, before it is put beside its chapter.
    record Findings(List<Row> rows, String exhibit, String conclusion) {
        Findings(List<Row> rows, String conclusion) {
            this(rows, "", conclusion);
        }
    }

    /// Returns the chapter of the given name; throws with a suggestion where there is none.
    public static Lesson named(String name) {
        return Arrays.stream(values())
                .filter(lesson -> lesson.text.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Suggestion.unknown(
                        "lesson",
                        name,
                        Arrays.stream(values()).map(Lesson::text).toList())));
    }

    /// Runs the experiment; the same seed gives the same numbers.
    public LessonResult run(Seed seed) {
        Findings findings = switch (this) {
            case VARIANCE -> VarianceLesson.run(seed);
            case SATURATION -> SaturationLesson.run(seed);
            case STUCK -> StuckLesson.run(seed);
            case VANISHING -> VanishingLesson.run(seed);
            case XAVIER -> XavierLesson.run(seed);
            case HE -> HeLesson.run(seed);
            case FAN_AVERAGE -> FanAverageLesson.run(seed);
            case KERAS -> KerasLesson.run(seed);
            case GAIN -> GainLesson.run(seed);
            case EDGE -> EdgeLesson.run(seed);
            case SEEDS -> SeedsLesson.run(seed);
            case ISOMETRY -> IsometryLesson.run(seed);
            case RESIDUAL -> ResidualLesson.run(seed);
            case BATCH_NORM -> BatchNormLesson.run(seed);
            case DEAD -> DeadLesson.run(seed);
        };
        return new LessonResult(this, seed.value(), findings.rows(), findings.exhibit(), findings.conclusion());
    }

    /// Returns the lesson that follows, or nothing after the last.
    public Optional<Lesson> next() {
        List<Lesson> all = List.of(values());
        int after = all.indexOf(this) + 1;
        return after < all.size() ? Optional.of(all.get(after)) : Optional.empty();
    }

    /// Returns the name on the command line.
    public String text() {
        return text;
    }

    /// Returns the finding as a headline.
    public String title() {
        return title;
    }

    /// Returns what the experiment asks.
    public String question() {
        return question;
    }
}
