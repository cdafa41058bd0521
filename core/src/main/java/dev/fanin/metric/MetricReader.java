package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.metric.ConfusionRatio.Kind;
import dev.fanin.metric.CurveArea.Rates;
import dev.fanin.metric.CurveArea.Summation;
import dev.fanin.metric.IntersectionOverUnion.Form;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes metrics from the arguments of Keras's classes.
final class MetricReader {

    private static final int THRESHOLDS = 200;
    private static final double HALF = 0.5;
    private static final int TOP = 5;

    private Config config;

    MetricReader(String className) {
        this.config = Config.of(className);
    }

    /// Reads a class name and arguments; see [Metrics#of].
    static Metric read(Config given) {
        boolean isText = given.values().isEmpty();
        String className = given.className();
        // A text "Accuracy" is the accuracy that follows from the shapes; the class is not.
        if (MetricNames.isAccuracy(className) && (isText || !className.equals("Accuracy"))) {
            return new Accuracy(given.text("name", className));
        }
        MetricReader reader = new MetricReader(MetricNames.classOf(className));
        given.values().forEach(reader::set);
        return reader.read(given.text("name", isText ? className : ""));
    }

    void set(String argument, @Nullable Object value) {
        config = config.with(argument, value);
    }

    /// Returns the metric, of that name or, where it is empty, of the class's own.
    Metric read(String name) {
        if (integer("axis", -1) != -1) {
            throw new IllegalArgumentException(config.className() + " goes along the last axis: 'axis' must be -1, got "
                    + config.values().get("axis") + ".");
        }
        Metric metric = read();
        return name.isEmpty() ? metric : metric.named(name);
    }

    private Metric read() {
        return switch (config.className()) {
            case "TruePositives" -> confusion(Kind.TRUE_POSITIVES);
            case "TrueNegatives" -> confusion(Kind.TRUE_NEGATIVES);
            case "FalsePositives" -> confusion(Kind.FALSE_POSITIVES);
            case "FalseNegatives" -> confusion(Kind.FALSE_NEGATIVES);
            case "Precision" -> confusion(Kind.PRECISION);
            case "Recall" -> confusion(Kind.RECALL);
            case "SensitivityAtSpecificity" -> point(OperatingPoint.Kind.SENSITIVITY_AT_SPECIFICITY);
            case "SpecificityAtSensitivity" -> point(OperatingPoint.Kind.SPECIFICITY_AT_SENSITIVITY);
            case "PrecisionAtRecall" -> point(OperatingPoint.Kind.PRECISION_AT_RECALL);
            case "RecallAtPrecision" -> point(OperatingPoint.Kind.RECALL_AT_PRECISION);
            case "AUC" -> area();
            case "F1Score" -> fBeta(true);
            case "FBetaScore" -> fBeta(false);
            case "R2Score" -> r2();
            case "IoU" -> overlap(Form.SOME);
            case "MeanIoU" -> overlap(Form.MEAN);
            case "BinaryIoU" -> overlap(Form.BINARY);
            case "OneHotIoU" -> overlap(Form.ONE_HOT);
            case "OneHotMeanIoU" -> overlap(Form.ONE_HOT_MEAN);
            case "Hinge" -> new Hinge("hinge", false);
            case "SquaredHinge" -> new Hinge("squared_hinge", true);
            default -> RowMean.of(rowValue());
        };
    }

    private RowValue rowValue() {
        return switch (config.className()) {
            case "BinaryAccuracy" -> new BinaryAccuracy(config.number("threshold", HALF));
            case "TopKCategoricalAccuracy" -> new TopK(false, integer("k", TOP));
            case "SparseTopKCategoricalAccuracy" -> {
                if (config.flag("from_sorted_ids", false)) {
                    throw new IllegalArgumentException("SparseTopKCategoricalAccuracy works on scores:"
                            + " 'from_sorted_ids' must be false, got true.");
                }
                yield new TopK(true, integer("k", TOP));
            }
            case "BinaryCrossentropy" -> new BinaryCrossentropy(fromLogits(), config.number("label_smoothing", 0));
            case "CategoricalCrossentropy" ->
                new CategoricalCrossentropy(fromLogits(), config.number("label_smoothing", 0));
            case "SparseCategoricalCrossentropy" ->
                new SparseCategoricalCrossentropy(fromLogits(), optionalInteger("ignore_class"));
            default -> plain();
        };
    }

    private RowValue plain() {
        List<RowValue> all = new ArrayList<>(Arrays.asList(RegressionError.values()));
        all.addAll(Arrays.asList(ClassificationScore.values()));
        return all.stream()
                .filter(value -> value.className().equals(config.className()))
                .findFirst()
                .orElseThrow();
    }

    private Metric confusion(Kind kind) {
        return new ConfusionRatio(
                kind.defaultName(), kind, threshold(), optionalInteger("top_k"), optionalInteger("class_id"));
    }

    /// One number, or a list of one.
    private @Nullable Double threshold() {
        List<Double> thresholds = numbers("thresholds");
        if (thresholds == null) {
            return config.has("thresholds") ? config.number("thresholds", HALF) : null;
        }
        if (thresholds.size() != 1) {
            throw new IllegalArgumentException(config.className() + " expects one threshold, got "
                    + thresholds.size() + ": " + thresholds
                    + "; give a metric for each, since a history holds one number.");
        }
        return thresholds.getFirst();
    }

    private Metric point(OperatingPoint.Kind kind) {
        if (!config.has(kind.argument())) {
            throw new IllegalArgumentException(kind.className() + " expects a number from 0 to 1 for "
                    + Quoted.of(kind.argument()) + ", which has no default; got none.");
        }
        return new OperatingPoint(
                kind.defaultName(),
                kind,
                config.number(kind.argument(), 0),
                integer("num_thresholds", THRESHOLDS),
                optionalInteger("class_id"));
    }

    private Metric area() {
        return new AreaUnderCurve(
                "auc",
                integer("num_thresholds", THRESHOLDS),
                oneOf("curve", Rates.values(), Rates.ROC),
                oneOf("summation_method", Summation.values(), Summation.INTERPOLATION),
                numbers("thresholds"),
                config.flag("multi_label", false),
                optionalInteger("num_labels"),
                numbers("label_weights"),
                fromLogits());
    }

    private <E extends Enum<E>> E oneOf(String argument, E[] values, E otherwise) {
        String text = config.text(argument, otherwise.name());
        List<String> names = new ArrayList<>();
        for (E value : values) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                return value;
            }
            names.add(value instanceof Summation summation ? summation.text() : value.name());
        }
        throw new IllegalArgumentException(config.className() + " expects one of " + String.join(", ", names) + " for "
                + Quoted.of(argument) + ", got " + Quoted.of(text) + ".");
    }

    private Metric fBeta(boolean isF1) {
        String average = config.has("average") ? config.text("average", "") : null;
        return new FBetaScore(
                isF1 ? "f1_score" : "fbeta_score",
                isF1,
                FBetaScore.Average.of(config.className(), average),
                isF1 ? 1 : config.number("beta", 1),
                config.has("threshold") ? config.number("threshold", HALF) : null);
    }

    private Metric r2() {
        boolean isGiven = config.values().containsKey("class_aggregation");
        String aggregation = isGiven ? config.text("class_aggregation", "none") : R2Score.UNIFORM;
        if (!aggregation.equals(R2Score.UNIFORM) && !aggregation.equals(R2Score.VARIANCE_WEIGHTED)) {
            throw new IllegalArgumentException("R2Score expects 'class_aggregation' to be " + R2Score.UNIFORM + " or "
                    + R2Score.VARIANCE_WEIGHTED + ", got " + Quoted.of(aggregation) + ".");
        }
        return new R2Score("r2_score", aggregation.equals(R2Score.VARIANCE_WEIGHTED), integer("num_regressors", 0));
    }

    private Metric overlap(Form form) {
        boolean isBinary = form == Form.BINARY;
        boolean isOneHot = form == Form.ONE_HOT || form == Form.ONE_HOT_MEAN;
        int numClasses = isBinary ? 2 : integer("num_classes", 0);
        boolean isChosen = form == Form.SOME || form == Form.ONE_HOT;
        List<Double> ids = form == Form.MEAN || form == Form.ONE_HOT_MEAN ? null : numbers("target_class_ids");
        if (isChosen && ids == null) {
            throw new IllegalArgumentException(form.className()
                    + " expects class numbers for 'target_class_ids', which has no default; got none.");
        }
        return new IntersectionOverUnion(
                form.defaultName(),
                form,
                numClasses,
                ids == null
                        ? IntersectionOverUnion.all(numClasses)
                        : ids.stream().map(Double::intValue).toList(),
                optionalInteger("ignore_class"),
                config.flag("sparse_y_true", !isOneHot),
                config.flag("sparse_y_pred", !isOneHot),
                config.number("threshold", HALF));
    }

    private boolean fromLogits() {
        return config.flag("from_logits", false);
    }

    private int integer(String argument, int otherwise) {
        return config.integer(argument, otherwise);
    }

    private @Nullable Integer optionalInteger(String argument) {
        return config.has(argument) ? (Integer) config.integer(argument, 0) : null;
    }

    /// A list of numbers, or null where the value is missing or no list.
    private @Nullable List<Double> numbers(String argument) {
        if (!(config.values().get(argument) instanceof List<?> list)) {
            return null;
        }
        List<Double> numbers = new ArrayList<>();
        for (Object value : list) {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException(
                        config.className() + " expects numbers for " + Quoted.of(argument) + ", got " + list + ".");
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }
}
