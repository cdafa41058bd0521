package dev.fanin.metric;

/// How far a row of values is from its target.
enum RegressionError implements RowValue {

    /// The mean of `(y - t)^2`.
    MEAN_SQUARED_ERROR("MeanSquaredError", "mean_squared_error") {
        @Override
        double of(double output, double target) {
            return (output - target) * (output - target);
        }
    },

    /// The root of the mean over all rows of `(y - t)^2`.
    ROOT_MEAN_SQUARED_ERROR("RootMeanSquaredError", "root_mean_squared_error") {
        @Override
        double of(double output, double target) {
            return (output - target) * (output - target);
        }

        @Override
        public double ofMean(double mean) {
            return Math.sqrt(mean);
        }
    },

    /// The mean of `|y - t|`.
    MEAN_ABSOLUTE_ERROR("MeanAbsoluteError", "mean_absolute_error") {
        @Override
        double of(double output, double target) {
            return Math.abs(output - target);
        }
    },

    /// The mean of `100 |y - t| / max(|t|, 1e-7)`.
    MEAN_ABSOLUTE_PERCENTAGE_ERROR("MeanAbsolutePercentageError", "mean_absolute_percentage_error") {
        @Override
        double of(double output, double target) {
            return 100 * Math.abs(output - target) / Math.max(Math.abs(target), Configs.EPSILON);
        }
    },

    /// The mean of `(log(1 + max(y, 1e-7)) - log(1 + max(t, 1e-7)))^2`.
    MEAN_SQUARED_LOGARITHMIC_ERROR("MeanSquaredLogarithmicError", "mean_squared_logarithmic_error") {
        @Override
        double of(double output, double target) {
            double error = StrictMath.log1p(Math.max(output, Configs.EPSILON))
                    - StrictMath.log1p(Math.max(target, Configs.EPSILON));
            return error * error;
        }
    },

    /// The mean of `log cosh(y - t)`, computed as `|d| + log(1 + exp(-2 |d|)) - log 2`.
    LOG_COSH("LogCoshError", "logcosh") {
        @Override
        double of(double output, double target) {
            double distance = Math.abs(output - target);
            return distance + StrictMath.log1p(StrictMath.exp(-2 * distance)) - LOG_2;
        }
    },

    /// The cosine of the angle between output and target; 0 where one of them is 0.
    COSINE_SIMILARITY("CosineSimilarity", "cosine_similarity") {
        @Override
        double of(double output, double target) {
            return output * target;
        }

        @Override
        public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
            double product = 0;
            double given = 0;
            double wanted = 0;
            for (int k = 0; k < width; k++) {
                double y = output[outputFrom + k];
                double t = target[targetFrom + k];
                product += y * t;
                given += y * y;
                wanted += t * t;
            }
            return given == 0 || wanted == 0 ? 0 : product / (Math.sqrt(given) * Math.sqrt(wanted));
        }
    };

    private static final double LOG_2 = 0.6931471805599453;

    private final String className;
    private final String defaultName;

    RegressionError(String className, String defaultName) {
        this.className = className;
        this.defaultName = defaultName;
    }

    abstract double of(double output, double target);

    @Override
    public double of(float[] output, int outputFrom, int width, float[] target, int targetFrom, int targetWidth) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += of(output[outputFrom + k], target[targetFrom + k]);
        }
        return sum / width;
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
        return TargetKind.SAME;
    }
}
