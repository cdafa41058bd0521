package dev.fanin.metric;

/// Values of a row of classes that have no parameters, and the plain mean of a row.
enum ClassificationScore implements RowValue {

    /// The share of values that equal their target.
    ACCURACY("Accuracy", "accuracy", TargetKind.SAME) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            int right = 0;
            for (int k = 0; k < width; k++) {
                right += output[outputFrom + k] == target[targetFrom + k] ? 1 : 0;
            }
            return (double) right / width;
        }
    },

    /// 1 where output and target are largest at the same place; of equal values the first counts.
    CATEGORICAL_ACCURACY("CategoricalAccuracy", "categorical_accuracy", TargetKind.SAME) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            return largest(output, outputFrom, width) == largest(target, targetFrom, width) ? 1 : 0;
        }
    },

    /// 1 where the output is largest at the class number; of equal values the first counts.
    SPARSE_CATEGORICAL_ACCURACY("SparseCategoricalAccuracy", "sparse_categorical_accuracy", TargetKind.CLASS_NUMBER) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            return largest(output, outputFrom, width) == target[targetFrom] ? 1 : 0;
        }
    },

    /// `sum t log(t / p)`, both clipped to [1e-7, 1].
    KL_DIVERGENCE("KLDivergence", "kl_divergence", TargetKind.SAME) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                double wanted = Math.clamp(target[targetFrom + k], Configs.EPSILON, 1);
                double given = Math.clamp(output[outputFrom + k], Configs.EPSILON, 1);
                sum += wanted * StrictMath.log(wanted / given);
            }
            return sum;
        }
    },

    /// The mean of `y - t log(y + 1e-7)`.
    POISSON("Poisson", "poisson", TargetKind.SAME) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                double given = output[outputFrom + k];
                sum += given - target[targetFrom + k] * StrictMath.log(given + Configs.EPSILON);
            }
            return sum / width;
        }
    },

    /// `max(0, 1 + max (1 - t) y - sum t y)`.
    CATEGORICAL_HINGE("CategoricalHinge", "categorical_hinge", TargetKind.SAME) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double own = 0;
            double rival = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < width; k++) {
                double wanted = target[targetFrom + k];
                own += wanted * output[outputFrom + k];
                rival = Math.max(rival, (1 - wanted) * output[outputFrom + k]);
            }
            return Math.max(0, rival - own + 1);
        }
    },

    /// The mean of the outputs themselves; targets are not looked at.
    MEAN("Mean", "mean", TargetKind.ANY) {
        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double sum = 0;
            for (int k = 0; k < width; k++) {
                sum += output[outputFrom + k];
            }
            return sum / width;
        }
    };

    private final String className;
    private final String defaultName;
    private final TargetKind target;

    ClassificationScore(String className, String defaultName, TargetKind target) {
        this.className = className;
        this.defaultName = defaultName;
        this.target = target;
    }

    @Override
    public String className() {
        return className;
    }

    @Override
    public String defaultName() {
        return defaultName;
    }

    @Override
    public TargetKind target() {
        return target;
    }

    /// Returns the first place of the largest value, or -1 where one is a NaN.
    static int largest(float[] values, int from, int width) {
        int best = 0;
        for (int k = 0; k < width; k++) {
            if (Float.isNaN(values[from + k])) {
                return -1;
            }
            if (values[from + k] > values[from + best]) {
                best = k;
            }
        }
        return best;
    }
}
