package dev.fanin.loss;

import dev.fanin.config.Config;
import dev.fanin.config.ConfigText;
import java.util.OptionalInt;

/// The losses by factory, by Keras name and by config; defaults are those of Keras.
public final class Losses {

    /// Keras's `epsilon()`, in float32.
    static final float EPSILON = 1e-7f;

    static final String NAME = "name";
    static final String REDUCTION = "reduction";
    static final String FROM_LOGITS = "from_logits";
    static final String LABEL_SMOOTHING = "label_smoothing";
    static final String IGNORE_CLASS = "ignore_class";
    static final String AXIS = "axis";
    static final String ALPHA = "alpha";
    static final String BETA = "beta";
    static final String GAMMA = "gamma";

    private static final String UNCLIPPED = "_unclipped";
    private static final Reduction MEAN = Reduction.SUM_OVER_BATCH_SIZE;

    private Losses() {}

    /// Returns the mean squared error.
    public static MeanSquaredError mse() {
        return new MeanSquaredError(MEAN);
    }

    /// Returns the mean absolute error.
    public static MeanAbsoluteError mae() {
        return new MeanAbsoluteError(MEAN);
    }

    /// Returns the mean absolute error in percent of the targets.
    public static MeanAbsolutePercentageError mape() {
        return new MeanAbsolutePercentageError(MEAN);
    }

    /// Returns the mean squared difference of logarithms.
    public static MeanSquaredLogarithmicError msle() {
        return new MeanSquaredLogarithmicError(MEAN);
    }

    /// Returns the cosine similarity with its sign turned.
    public static CosineSimilarity cosineSimilarity() {
        return new CosineSimilarity(MEAN);
    }

    /// Returns the squared error that is a straight line from an error of delta on.
    public static Huber huber(double delta) {
        return new Huber(delta, MEAN);
    }

    /// Returns the logarithm of the hyperbolic cosine of the error.
    public static LogCosh logCosh() {
        return new LogCosh(MEAN);
    }

    /// Returns the hinge loss for targets -1 and 1, or 0 and 1.
    public static Hinge hinge() {
        return new Hinge(MEAN);
    }

    /// Returns the squared hinge loss for targets -1 and 1, or 0 and 1.
    public static SquaredHinge squaredHinge() {
        return new SquaredHinge(MEAN);
    }

    /// Returns the hinge loss of the right class against the best wrong one.
    public static CategoricalHinge categoricalHinge() {
        return new CategoricalHinge(MEAN);
    }

    /// Returns the Kullback-Leibler divergence from the targets.
    public static KLDivergence klDivergence() {
        return new KLDivergence(MEAN);
    }

    /// Returns the Poisson loss for counts.
    public static Poisson poisson() {
        return new Poisson(MEAN);
    }

    /// Returns cross-entropy of probabilities of independent yes-or-no questions.
    public static BinaryCrossentropy binaryCrossentropy() {
        return new BinaryCrossentropy(false, 0, true, MEAN);
    }

    /// Returns binary cross-entropy that counts less where the answer is nearly right, with alpha
    /// 0.25, not applied, and gamma 2.
    public static BinaryFocalCrossentropy binaryFocalCrossentropy() {
        return new BinaryFocalCrossentropy(false, 0.25, 2, false, 0, MEAN);
    }

    /// Returns cross-entropy of probabilities against one-hot or soft targets.
    public static CategoricalCrossentropy categoricalCrossentropy() {
        return new CategoricalCrossentropy(false, 0, true, MEAN);
    }

    /// Returns categorical cross-entropy that counts less where the answer is nearly right, with
    /// alpha 0.25 and gamma 2.
    public static CategoricalFocalCrossentropy categoricalFocalCrossentropy() {
        return new CategoricalFocalCrossentropy(0.25, 2, false, 0, MEAN);
    }

    /// Returns the loss between cross-entropy and absolute error for class numbers.
    public static CategoricalGeneralizedCrossEntropy categoricalGeneralizedCrossEntropy(double q) {
        return new CategoricalGeneralizedCrossEntropy(q, MEAN);
    }

    /// Returns cross-entropy of probabilities against class numbers.
    public static SparseCategoricalCrossentropy sparseCategoricalCrossentropy() {
        return new SparseCategoricalCrossentropy(false, OptionalInt.empty(), true, MEAN);
    }

    /// Returns the Dice loss over the whole batch.
    public static Dice dice() {
        return new Dice(false, MEAN);
    }

    /// Returns the Tversky loss over the whole batch.
    public static Tversky tversky(double alpha, double beta) {
        return new Tversky(alpha, beta, false, MEAN);
    }

    /// Returns the circle loss with gamma 80 and margin 0.4.
    public static Circle circle() {
        return new Circle(80, 0.4, true, MEAN);
    }

    /// Returns the loss of the given Keras name, with parameters in brackets where it has any:
    /// `mse`, `huber(delta=0.5)`, `sparse_categorical_crossentropy(ignore_class=-1)`.
    ///
    /// Throws IllegalArgumentException, with a suggestion where the name is near one that there is.
    public static Loss named(String name) {
        String alone = ConfigText.name(name);
        LossNames.Entry entry = LossNames.find(alone);
        Config config = ConfigText.read(name, entry.className(), entry.keys());
        return LossReader.read(entry.isUnclipped() ? config.with(NAME, alone) : config);
    }

    /// Reads what [Loss#config] writes, or Keras; the class may have any of its names.
    public static Loss of(Config config) {
        LossNames.Entry entry = LossNames.find(config.className());
        return LossReader.read(new Config(entry.className(), config.values()));
    }

    static Config config(String className, String name, Reduction reduction) {
        return Config.of(className).with(NAME, name).with(REDUCTION, reduction.text());
    }

    /// Keras has no argument for what its backends decide, but a loss may have any name there; so
    /// the name says that a loss is not clipped.
    static String clippedName(String name, boolean clipped) {
        return clipped ? name : name + UNCLIPPED;
    }

    static boolean isUnclippedName(String name) {
        return name.endsWith(UNCLIPPED);
    }

    /// Throws unless a parameter is as it must be.
    static void require(boolean holds, String className, String expected, double got) {
        if (!holds) {
            throw new IllegalArgumentException(className + " expects " + expected + ", got " + got + ".");
        }
    }
}
