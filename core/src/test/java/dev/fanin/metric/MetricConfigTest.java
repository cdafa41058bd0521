package dev.fanin.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import dev.fanin.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Names, arguments and configs, which are those of Keras.
class MetricConfigTest {

    static List<String[]> configs() {
        return Golden.lines("metric/configs.txt").stream()
                .map(line -> line.split(";", -1))
                .toList();
    }

    static List<String[]> names() {
        List<String> others = List.of(
                "Sum", "MeanMetricWrapper", "Metric", "PearsonCorrelation", "ConcordanceCorrelation", "Accuracy");
        return Golden.lines("metric/names.txt").stream()
                .map(line -> line.split(";", -1))
                .filter(cells -> !others.contains(cells[1]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void isWrittenAsByKerasAndReadBack(String text, String className, String json) {
        SequencedMap<String, @Nullable Object> expected = values(json);
        Metric metric = MetricData.metric(text).named(String.valueOf(expected.get("name")));
        Config config = metric.config();
        assertThat(config.className()).isEqualTo(className);
        assertThat(config.values().keySet().stream().toList())
                .isEqualTo(expected.keySet().stream().toList());
        assertThat(numbersAlike(config)).isEqualTo(expected);
        assertThat(Metrics.of(config)).isEqualTo(metric);
        assertThat(Metrics.of(Config.ofMap(Map.of("class_name", className, "config", expected))))
                .isEqualTo(metric);
    }

    /// Enough of JSON for these lines; numbers become doubles.
    private static SequencedMap<String, @Nullable Object> values(String json) {
        SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String entry : json.substring(1, json.length() - 1).split(", (?=\")", -1)) {
            String[] sides = entry.split(": ", -1);
            values.put(sides[0].replace("\"", ""), value(sides[1]));
        }
        return values;
    }

    private static @Nullable Object value(String json) {
        if (json.startsWith("[")) {
            List<Double> list = new ArrayList<>();
            for (String number : json.substring(1, json.length() - 1).split(", ", -1)) {
                list.add(Double.parseDouble(number));
            }
            return list;
        }
        return switch (json) {
            case "null" -> null;
            case "true", "false" -> Boolean.parseBoolean(json);
            default -> json.startsWith("\"") ? json.replace("\"", "") : (Object) Double.parseDouble(json);
        };
    }

    private static SequencedMap<String, @Nullable Object> numbersAlike(Config config) {
        SequencedMap<String, @Nullable Object> alike = new LinkedHashMap<>();
        config.values().forEach((key, value) -> alike.put(key, alike(value)));
        return alike;
    }

    private static @Nullable Object alike(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case List<?> list -> list.stream().map(MetricConfigTest::alike).toList();
            case null, default -> value;
        };
    }

    /// Arguments without defaults are given.
    @ParameterizedTest
    @MethodSource("names")
    void isFoundByTheNamesOfKeras(String name, String className) {
        String arguments = switch (className) {
            case "F1Score", "FBetaScore" -> "(average=micro)";
            case "MeanIoU", "OneHotMeanIoU" -> "(num_classes=2)";
            case "IoU", "OneHotIoU" -> "(num_classes=2,target_class_ids=[1])";
            case "SensitivityAtSpecificity" -> "(specificity=0.5)";
            case "SpecificityAtSensitivity" -> "(sensitivity=0.5)";
            case "PrecisionAtRecall" -> "(recall=0.5)";
            case "RecallAtPrecision" -> "(precision=0.5)";
            default -> "";
        };
        Metric metric = Metrics.named(name + arguments);
        assertThat(metric.config().className()).isEqualTo(className);
        assertThat(metric.name()).isEqualTo(name);
    }

    /// As in Keras, whose history has the text that was given to `compile`.
    @Test
    void hasTheNameThatWasWritten() {
        assertThat(Metrics.named("mae").name()).isEqualTo("mae");
        assertThat(Metrics.named("acc").name()).isEqualTo("acc");
        assertThat(Metrics.named("ACC")).isEqualTo(Metrics.accuracy().named("ACC"));
        assertThat(Metrics.named("auc(curve=PR)").name()).isEqualTo("auc");
        assertThat(Metrics.named("auc(curve=PR,name=pr_auc)").name()).isEqualTo("pr_auc");
        assertThat(Metrics.meanAbsoluteError().name()).isEqualTo("mean_absolute_error");
        assertThat(Metrics.of(Config.of("mae")).name()).isEqualTo("mae");
        assertThat(Metrics.of(Config.of("accuracy"))).isEqualTo(Metrics.accuracy());
        assertThat(Metrics.of(Metrics.accuracy().named("a").config()))
                .isEqualTo(Metrics.accuracy().named("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "auc(curve=XY)|AUC expects one of ROC, PR, PRGAIN for 'curve', got 'XY'.",
                "auc(num_thresholds=1)|AUC expects at least 2 for 'num_thresholds', got 1.",
                "auc(num_thresholds=x)|AUC expects a number for 'num_thresholds', got 'x'.",
                "auc(thresholds=[0.5,1.5])|AUC expects a number from 0 to 1 for 'thresholds', got 1.5.",
                "auc(num_labels=3)|AUC expects 'num_labels' only where 'multi_label' is true, got 3.",
                "auc(k=3)|'auc' has no parameter 'k'. It takes num_thresholds, curve, summation_method, thresholds,"
                        + " multi_label, num_labels, label_weights, from_logits, name.",
                "precision(thresholds=[0.3,0.5])|Precision expects one threshold, got 2: [0.3, 0.5]; give a metric for"
                        + " each, since a history holds one number.",
                "recall(thresholds=2)|Recall expects a number from 0 to 1 for 'thresholds', got 2.0.",
                "recall(top_k=0)|Recall expects at least 1 for 'top_k', got 0.",
                "f1_score|F1Score expects 'average' to be micro, macro or weighted, got none; a history holds one"
                        + " number, not one for each class.",
                "f1_score(average=mean)|F1Score expects 'average' to be micro, macro or weighted, got 'mean'; a history"
                        + " holds one number, not one for each class.",
                "f_beta_score(average=micro,beta=0)|FBetaScore expects 'beta' above 0, got 0.0.",
                "f1_score(average=micro,threshold=0)|F1Score expects 'threshold' above 0 and at most 1, got 0.0.",
                "top_k_categorical_accuracy(k=0)|'k' must be at least 1, got 0.",
                "sensitivity_at_specificity|SensitivityAtSpecificity expects a number from 0 to 1 for 'specificity',"
                        + " which has no default; got none.",
                "precision_at_recall(recall=2)|PrecisionAtRecall expects a number from 0 to 1 for 'recall', got 2.0.",
                "mean_io_u|MeanIoU expects at least 1 for 'num_classes', got 0.",
                "io_u(num_classes=2)|IoU expects class numbers for 'target_class_ids', which has no default; got none.",
                "io_u(num_classes=2,target_class_ids=[2])|IoU expects 'target_class_ids' from 0 to 1, got 2.",
                "r2_score(class_aggregation=none)|R2Score expects 'class_aggregation' to be uniform_average or"
                        + " variance_weighted_average, got 'none'.",
                "r2_score(num_regressors=-1)|R2Score expects at least 0 for 'num_regressors', got -1.",
                "cosine_similarity(axis=0)|CosineSimilarity goes along the last axis: 'axis' must be -1, got 0.0.",
                "sparse_top_k_categorical_accuracy(from_sorted_ids=true)|SparseTopKCategoricalAccuracy works on scores:"
                        + " 'from_sorted_ids' must be false, got true.",
                "bce(label_smoothing=2)|BinaryCrossentropy expects a number from 0 to 1 for 'label_smoothing', got"
                        + " 2.0.",
            })
    void refusesWhatIsOutOfRange(String text, String message) {
        assertThatThrownBy(() -> Metrics.named(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void suggestsANameForOneThatIsUnknown() {
        assertThatThrownBy(() -> Metrics.named("acuracy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unknown metric 'acuracy'; did you mean 'accuracy'? Known: accuracy,"
                        + " binary_accuracy, categorical_accuracy,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mae|3|1|The metric 'mae' expects targets of the output's shape (None, 3), got (None, 1).",
                "sparse_categorical_accuracy|3|3|The metric 'sparse_categorical_accuracy' expects one class number for"
                        + " each row of an output of shape (None, 3), got targets of shape (None, 3).",
                "precision(class_id=3)|3|3|The metric 'precision' expects a 'class_id' from 0 to 2 for an output of 3"
                        + " values a row, got 3.",
                "mean_io_u(num_classes=3)|3|1|The metric 'mean_io_u' expects as many predictions as targets, got 3 and"
                        + " 1 a row for an output of shape (None, 3) and targets of shape (None, 1); set"
                        + " 'sparse_y_pred' or 'sparse_y_true' to false for rows that are largest at the class.",
                "auc(multi_label=true,num_labels=2)|3|3|AUC expects 'num_labels' for the 3 values of a row of the"
                        + " output, got 2.",
                "auc(label_weights=[1,2])|3|3|AUC expects 'label_weights' for the 3 values of a row of the output, got"
                        + " 2.",
            })
    void refusesShapesThatDoNotFit(String text, int width, int targetWidth, String message) {
        assertThatThrownBy(() -> Metrics.named(text).start(Shape.of(width), Shape.of(targetWidth)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesTargetsThatRowsCannotShare() {
        assertThatThrownBy(() -> Metrics.accuracy().start(Shape.of(4, 3), Shape.of(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The metric 'accuracy' expects targets for each of the 4 rows of an output of shape (None,"
                        + " 4, 3), got targets of shape (None, 3).");
    }

    @Test
    void refusesLabelsThatAreNoClass() {
        Tally tally = Metrics.named("sparse_categorical_crossentropy").start(Shape.of(2), Shape.of());
        assertThatThrownBy(() -> tally.update(1, 2, 1, new float[] {0.5f, 0.5f}, new float[] {2}, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Labels must be whole numbers from 0 to 1 for an output of 2 classes, got 2.0.");
    }

    /// The largest error of a row; the metric is its mean over rows.
    @Test
    void oneOfAUsersOwnNeedsANameAndTheValueOfARow() {
        CustomMetric metric = new LargestError();
        Tally tally = metric.named("worst").start(Shape.of(2), Shape.of(2));
        tally.update(2, 2, 2, new float[] {1, 2, 3, 4}, new float[] {1, 0, 7, 4}, null);
        assertThat(tally.result()).isEqualTo(3);
        tally.update(1, 2, 2, new float[] {0, 0}, new float[] {9, 0}, new float[] {2});
        assertThat(tally.result()).isEqualTo(6);
        assertThat(metric.named("worst").name()).isEqualTo("worst");
        assertThat(metric.named("worst").named("most").name()).isEqualTo("most");
        assertThat(metric.named("worst").config()).isEqualTo(Config.of("largest_error"));
    }

    private record LargestError() implements CustomMetric {

        @Override
        public String name() {
            return "largest_error";
        }

        @Override
        public double value(
                float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double largest = 0;
            for (int k = 0; k < width; k++) {
                largest = Math.max(largest, Math.abs(output[outputFrom + k] - target[targetFrom + k]));
            }
            return largest;
        }
    }

    /// Not a number is never positive, and never the right class.
    @Test
    void aNotANumberIsNoPrediction() {
        float[] output = {Float.NaN, Float.NaN};
        float[] target = {1, 0};
        for (String text :
                List.of("true_positives", "false_positives", "auc(curve=PR,summation_method=majoring)", "recall")) {
            Tally tally = Metrics.named(text).start(Shape.of(1), Shape.of(1));
            tally.update(2, 1, 1, output, target, null);
            assertThat(tally.result()).as(text).isZero();
        }
    }
}
