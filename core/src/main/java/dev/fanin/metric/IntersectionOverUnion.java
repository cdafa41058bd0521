package dev.fanin.metric;

import dev.fanin.config.Config;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The mean over classes of `tp / (tp + fp + fn)`; classes that neither occur nor are predicted are
/// left out.
///
/// Predictions and targets are class numbers, or rows that are largest at the class. What is no
/// class number, and targets of the ignored class, are left out.
///
/// Also called: Jaccard index. Source: Keras 3.15.1, `IoU` and its kin. Keras keeps counts as whole
/// numbers and cuts weights to these; here weights keep their fractions.
///
/// @param form the class in Keras
/// @param targetClassIds the classes that the mean is over
/// @param ignoreClass the class whose targets are left out, or null for none
/// @param sparseTarget whether targets are class numbers
/// @param sparseOutput whether predictions are class numbers
/// @param threshold from where on an output is class 1, in `BinaryIoU`
record IntersectionOverUnion(
        String name,
        Form form,
        int numClasses,
        List<Integer> targetClassIds,
        @Nullable Integer ignoreClass,
        boolean sparseTarget,
        boolean sparseOutput,
        double threshold)
        implements Metric {

    /// The classes in Keras.
    enum Form {
        /// Chosen classes.
        SOME("IoU", "io_u"),
        /// All classes.
        MEAN("MeanIoU", "mean_io_u"),
        /// Two classes, told apart by a threshold.
        BINARY("BinaryIoU", "binary_io_u"),
        /// Chosen classes, one-hot.
        ONE_HOT("OneHotIoU", "one_hot_io_u"),
        /// All classes, one-hot.
        ONE_HOT_MEAN("OneHotMeanIoU", "one_hot_mean_io_u");

        private final String className;
        private final String defaultName;

        Form(String className, String defaultName) {
            this.className = className;
            this.defaultName = defaultName;
        }

        String className() {
            return className;
        }

        String defaultName() {
            return defaultName;
        }
    }

    IntersectionOverUnion {
        Configs.requireAtLeast(form.className, "num_classes", 1, numClasses);
        targetClassIds = List.copyOf(targetClassIds);
        for (int id : targetClassIds) {
            if (id < 0 || id >= numClasses) {
                throw new IllegalArgumentException(form.className + " expects 'target_class_ids' from 0 to "
                        + (numClasses - 1) + ", got " + id + ".");
            }
        }
    }

    static List<Integer> all(int numClasses) {
        return IntStream.range(0, numClasses).boxed().toList();
    }

    @Override
    public Metric named(String other) {
        return new IntersectionOverUnion(
                other, form, numClasses, targetClassIds, ignoreClass, sparseTarget, sparseOutput, threshold);
    }

    @Override
    public Config config() {
        Config config = Config.of(form.className);
        return switch (form) {
            case BINARY -> typed(config.with("target_class_ids", targetClassIds).with("threshold", threshold));
            case SOME -> sparse(typed(config).with("num_classes", numClasses).with("target_class_ids", targetClassIds));
            case MEAN -> sparse(typed(config.with("num_classes", numClasses)));
            case ONE_HOT ->
                oneHot(typed(config.with("num_classes", numClasses).with("target_class_ids", targetClassIds)));
            case ONE_HOT_MEAN -> oneHot(typed(config.with("num_classes", numClasses)));
        };
    }

    private Config typed(Config config) {
        return config.with("name", name).with("dtype", "int32");
    }

    private Config sparse(Config config) {
        return config.with("ignore_class", ignoreClass)
                .with("sparse_y_true", sparseTarget)
                .with("sparse_y_pred", sparseOutput)
                .with("axis", -1);
    }

    private Config oneHot(Config config) {
        return config.with("ignore_class", ignoreClass)
                .with("sparse_y_pred", sparseOutput)
                .with("axis", -1);
    }

    @Override
    public Tally start(Shape output, Shape target) {
        Widths widths = Widths.of(name, output, target);
        int predictions = sparseOutput ? widths.output() : 1;
        int labels = sparseTarget ? widths.target() : 1;
        if (predictions != labels) {
            throw new IllegalArgumentException("The metric '" + name + "' expects as many predictions as targets, got "
                    + predictions + " and " + labels + " a row for an output of shape " + output.behindBatch()
                    + " and targets of shape " + target.behindBatch()
                    + "; set 'sparse_y_pred' or 'sparse_y_true' to false for rows that are largest at the class.");
        }
        return new OverlapTally(this);
    }
}
