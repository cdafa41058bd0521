package dev.fanin.metric;

import dev.fanin.text.Expression;
import dev.fanin.text.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The names of metrics, which are those of Keras, and the arguments each takes.
final class MetricNames {

    private static final String NAME = "name";

    /// The arguments of each class.
    private static final SequencedMap<String, List<String>> ARGUMENTS = new LinkedHashMap<>();

    /// The class of each name.
    private static final SequencedMap<String, String> CLASSES = new LinkedHashMap<>();

    static {
        add("Accuracy", "accuracy");
        add("BinaryAccuracy", "binary_accuracy", "threshold");
        add("CategoricalAccuracy", "categorical_accuracy");
        add("SparseCategoricalAccuracy", "sparse_categorical_accuracy");
        add("TopKCategoricalAccuracy", "top_k_categorical_accuracy", "k");
        add("SparseTopKCategoricalAccuracy", "sparse_top_k_categorical_accuracy", "k", "from_sorted_ids");
        add("Precision", "precision", "thresholds", "top_k", "class_id");
        add("Recall", "recall", "thresholds", "top_k", "class_id");
        add(
                "AUC",
                "auc",
                "num_thresholds",
                "curve",
                "summation_method",
                "thresholds",
                "multi_label",
                "num_labels",
                "label_weights",
                "from_logits");
        add("F1Score", "f1_score", "average", "threshold");
        add("FBetaScore", "f_beta_score", "average", "beta", "threshold");
        add("TruePositives", "true_positives", "thresholds");
        add("TrueNegatives", "true_negatives", "thresholds");
        add("FalsePositives", "false_positives", "thresholds");
        add("FalseNegatives", "false_negatives", "thresholds");
        add("SensitivityAtSpecificity", "sensitivity_at_specificity", "specificity", "num_thresholds", "class_id");
        add("SpecificityAtSensitivity", "specificity_at_sensitivity", "sensitivity", "num_thresholds", "class_id");
        add("PrecisionAtRecall", "precision_at_recall", "recall", "num_thresholds", "class_id");
        add("RecallAtPrecision", "recall_at_precision", "precision", "num_thresholds", "class_id");
        add("MeanSquaredError", "mean_squared_error");
        add("RootMeanSquaredError", "root_mean_squared_error");
        add("MeanAbsoluteError", "mean_absolute_error");
        add("MeanAbsolutePercentageError", "mean_absolute_percentage_error");
        add("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error");
        add("LogCoshError", "log_cosh_error");
        add("CosineSimilarity", "cosine_similarity", "axis");
        add("R2Score", "r2_score", "class_aggregation", "num_regressors");
        add("KLDivergence", "kl_divergence");
        add("Poisson", "poisson");
        add("Hinge", "hinge");
        add("SquaredHinge", "squared_hinge");
        add("CategoricalHinge", "categorical_hinge");
        add("BinaryCrossentropy", "binary_crossentropy", "from_logits", "label_smoothing");
        add("CategoricalCrossentropy", "categorical_crossentropy", "from_logits", "label_smoothing", "axis");
        add("SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "from_logits", "ignore_class", "axis");
        add("IoU", "io_u", "num_classes", "target_class_ids", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis");
        add("BinaryIoU", "binary_io_u", "target_class_ids", "threshold");
        add("MeanIoU", "mean_io_u", "num_classes", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis");
        add("OneHotIoU", "one_hot_io_u", "num_classes", "target_class_ids", "ignore_class", "sparse_y_pred", "axis");
        add("OneHotMeanIoU", "one_hot_mean_io_u", "num_classes", "ignore_class", "sparse_y_pred", "axis");
        add("Mean", "mean");
        alias("MeanSquaredError", "mse", "MSE");
        alias("MeanAbsoluteError", "mae", "MAE");
        alias("MeanAbsolutePercentageError", "mape", "MAPE");
        alias("MeanSquaredLogarithmicError", "msle", "MSLE");
        alias("RootMeanSquaredError", "rmse", "RMSE");
        alias("BinaryCrossentropy", "bce", "BCE");
        alias("LogCoshError", "logcosh");
        alias("FBetaScore", "fbeta_score");
    }

    private MetricNames() {}

    private static void add(String className, String name, String... arguments) {
        ARGUMENTS.put(className, List.of(arguments));
        CLASSES.put(name, className);
    }

    private static void alias(String className, String... names) {
        Arrays.stream(names).forEach(name -> CLASSES.put(name, className));
    }

    /// Returns whether this is the accuracy whose form follows from the shapes.
    static boolean isAccuracy(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("accuracy") || lower.equals("acc");
    }

    /// Returns the class of a name, which may be that of the class; throws with a suggestion where
    /// there is none.
    static String classOf(String name) {
        if (ARGUMENTS.containsKey(name)) {
            return name;
        }
        String className = CLASSES.get(name);
        if (className == null) {
            List<String> known = new ArrayList<>(CLASSES.keySet());
            throw new IllegalArgumentException(Suggestion.unknown("metric", name, known));
        }
        return className;
    }

    /// Reads a name with its arguments in brackets; see [Metrics#named].
    static Metric read(String text) {
        Expression expression = Expression.parse(text);
        String name = expression.name();
        if (isAccuracy(name)) {
            expression.allow(NAME);
            return new Accuracy(expression.word(NAME, name));
        }
        String className = classOf(name);
        List<String> allowed = new ArrayList<>(ARGUMENTS.getOrDefault(className, List.of()));
        allowed.add(NAME);
        expression.allow(allowed.toArray(String[]::new));
        MetricReader reader = new MetricReader(className);
        for (Map.Entry<String, String> argument : expression.parameters().entrySet()) {
            reader.set(argument.getKey(), value(expression, argument.getKey(), argument.getValue()));
        }
        return reader.read(expression.word(NAME, name));
    }

    private static @Nullable Object value(Expression expression, String argument, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "none", "null" -> null;
            default -> {
                char first = text.charAt(0);
                if (first == '[') {
                    yield expression.numbers(argument);
                }
                boolean isNumber = (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
                yield isNumber && !argument.equals(NAME) ? (Object) expression.number(argument, 0) : text;
            }
        };
    }
}
