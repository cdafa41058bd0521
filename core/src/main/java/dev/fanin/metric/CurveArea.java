package dev.fanin.metric;

/// The area under a curve of two rates that change with the threshold.
final class CurveArea {

    /// Which rates.
    enum Rates {
        /// True over false positive rate.
        ROC,
        /// Precision over recall.
        PR,
        /// Precision gain over recall gain.
        PRGAIN
    }

    /// What height a piece between two thresholds has.
    enum Summation {
        /// The mean of its ends; for precision over recall, as its parts change.
        INTERPOLATION("interpolation"),
        /// The larger of its ends.
        MAJORING("majoring"),
        /// The smaller of its ends.
        MINORING("minoring");

        private final String text;

        Summation(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private CurveArea() {}

    static double of(Rates rates, Summation summation, Curve curve) {
        double[] truePositives = curve.truePositives();
        double[] falsePositives = curve.falsePositives();
        double targets = curve.targets();
        double others = curve.others();
        if (rates == Rates.PR && summation == Summation.INTERPOLATION) {
            return interpolated(truePositives, falsePositives, targets);
        }
        double area = 0;
        for (int i = 0; i < truePositives.length - 1; i++) {
            double x = x(rates, truePositives[i], falsePositives[i], targets, others);
            double nextX = x(rates, truePositives[i + 1], falsePositives[i + 1], targets, others);
            double y = y(rates, truePositives[i], falsePositives[i], targets, others);
            double nextY = y(rates, truePositives[i + 1], falsePositives[i + 1], targets, others);
            double height = switch (summation) {
                case INTERPOLATION -> (y + nextY) / 2;
                case MAJORING -> Math.max(y, nextY);
                case MINORING -> Math.min(y, nextY);
            };
            area += (x - nextX) * height;
        }
        return area;
    }

    private static double x(Rates rates, double tp, double fp, double targets, double others) {
        return switch (rates) {
            case ROC -> Curve.quotient(fp, others);
            case PR -> Curve.quotient(tp, targets);
            case PRGAIN -> tp == 0 ? 0 : Math.max(0, 1 - Curve.quotient(targets, others) * (targets - tp) / tp);
        };
    }

    private static double y(Rates rates, double tp, double fp, double targets, double others) {
        return switch (rates) {
            case ROC -> Curve.quotient(tp, targets);
            case PR -> Curve.ratio(tp, fp);
            case PRGAIN -> tp == 0 ? 1 : 1 - Curve.quotient(targets, others) * fp / tp;
        };
    }

    /// Between two thresholds, true positives grow in a line with all positives, and precision is
    /// their quotient.
    private static double interpolated(double[] truePositives, double[] falsePositives, double targets) {
        double area = 0;
        for (int i = 0; i < truePositives.length - 1; i++) {
            double gained = truePositives[i] - truePositives[i + 1];
            double positives = truePositives[i] + falsePositives[i];
            double nextPositives = truePositives[i + 1] + falsePositives[i + 1];
            double slope = Curve.quotient(gained, Math.max(positives - nextPositives, 0));
            double intercept = truePositives[i + 1] - slope * nextPositives;
            double growth = positives > 0 && nextPositives > 0 ? positives / nextPositives : 1;
            area += Curve.quotient(slope * (gained + intercept * StrictMath.log(growth)), targets);
        }
        return area;
    }
}
