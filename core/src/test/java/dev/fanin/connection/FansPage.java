package dev.fanin.connection;

import dev.fanin.init.Fans;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.init.VarianceScaling;
import java.util.List;
import java.util.Locale;

/// Renders the tables of docs/FANS.md from the code and from measurement.
final class FansPage {

    private static final String HEAD = """
            | fans | fan-in | fan-out | Glorot std | forward | measured | backward | measured | He std | forward | measured |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final List<Integer> LENGTHS = List.of(4, 8, 28, 224);
    private static final List<Integer> WINDOWS = List.of(3, 5, 7);

    private FansPage() {}

    /// Returns the heading, the two shapes and the three rows of one kernel.
    static String section(Example example) {
        Connection connection = example.connection();
        StringBuilder text = new StringBuilder();
        text.append("**").append(example.title()).append("**; kernel ");
        text.append(connection.kerasShape()).append(" in Keras, ");
        text.append(connection.torchShape()).append(" in PyTorch\n\n").append(HEAD);
        for (FanConvention convention : FanConvention.values()) {
            text.append(row(connection, convention)).append('\n');
        }
        return text.toString();
    }

    private static String row(Connection connection, FanConvention convention) {
        Fans fans = convention.of(connection);
        Fans exact = FanConvention.EXACT.of(connection);
        Target target = new Target(connection.kerasShape(), fans);
        VarianceScaling glorot = Initializers.glorotUniform();
        VarianceScaling he = Initializers.heNormal();
        double halved = connection instanceof EmbeddingLookup ? 1 : 0.5;
        return "| "
                + String.join(
                        " | ",
                        convention.toString(),
                        Fans.text(fans.in()),
                        Fans.text(fans.out()),
                        std(glorot.standardDeviation(target)),
                        factor(exact.in() * glorot.variance(target)),
                        factor(Propagation.forward(connection, glorot, fans, Propagation.Before.NOTHING)
                                .mean()),
                        factor(exact.out() * glorot.variance(target)),
                        factor(Propagation.backward(connection, glorot, fans).mean()),
                        std(he.standardDeviation(target)),
                        factor(exact.in() * he.variance(target) * halved),
                        factor(Propagation.forward(connection, he, fans, Propagation.Before.RELU)
                                .mean()))
                + " |";
    }

    /// Returns the table of what a border of zeros takes from the fan-in, on two axes.
    static String borders() {
        StringBuilder text =
                new StringBuilder("| side of the image | window 3 × 3 | 5 × 5 | 7 × 7 |\n|---|---|---|---|\n");
        for (int length : LENGTHS) {
            text.append("| ").append(length);
            for (int window : WINDOWS) {
                double kept = kept(window, length);
                text.append(" | ").append(String.format(Locale.ROOT, "%.3f", kept * kept));
            }
            text.append(" |\n");
        }
        text.append("| a corner alone");
        for (int window : WINDOWS) {
            int seen = window / 2 + 1;
            double corner = (double) seen / window;
            text.append(" | ").append(String.format(Locale.ROOT, "%.3f", corner * corner));
        }
        return text.append(" |\n").toString();
    }

    /// Returns `1 - (l (l + 1) + r (r + 1)) / (2 k n)`.
    static double kept(int window, int length) {
        int left = (window - 1) / 2;
        int right = window - 1 - left;
        return 1 - (left * (left + 1) + right * (right + 1)) / (2.0 * window * length);
    }

    private static String std(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String factor(double value) {
        String digits = value < 0.0995 ? "%.4f" : value < 0.995 ? "%.3f" : "%.2f";
        return String.format(Locale.ROOT, digits, value);
    }
}
