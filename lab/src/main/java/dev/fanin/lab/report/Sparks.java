package dev.fanin.lab.report;

import java.util.List;

/// A row of numbers as small bars, for the terminal.
final class Sparks {

    private static final String BARS = "▁▂▃▄▅▆▇█";

    /// Fewer decades than these are no fall and no rise, and should not look like one.
    private static final double LEAST_RANGE = 3;

    private Sparks() {}

    /// Returns one bar for each number; where there is none, `·` for what is gone and `‼` for what
    /// left every range.
    ///
    /// @param log10 decades; a longer list is thinned out evenly
    /// @param width the most bars
    static String of(List<Double> log10, int width) {
        double[] ends = ends(log10);
        StringBuilder bars = new StringBuilder();
        int count = Math.min(width, log10.size());
        for (int i = 0; i < count; i++) {
            int at = count == 1 ? 0 : Math.round((float) i * (log10.size() - 1) / (count - 1));
            bars.append(bar(log10.get(at), ends[0], ends[1]));
        }
        return bars.toString();
    }

    private static double[] ends(List<Double> log10) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : log10) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double widened = Math.max(0, LEAST_RANGE - (high - low)) / 2;
        return new double[] {low - widened, high + widened};
    }

    private static char bar(double value, double low, double high) {
        if (value == Double.NEGATIVE_INFINITY) {
            return '·';
        }
        if (!Double.isFinite(value)) {
            return '‼';
        }
        int level = (int) Math.round((value - low) / (high - low) * (BARS.length() - 1));
        return BARS.charAt(Math.clamp(level, 0, BARS.length() - 1));
    }
}
