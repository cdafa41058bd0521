package dev.fanin.lab.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A published figure that takes minutes to reproduce; `main` prints the one that is named.
public enum SlowFact {
    /// Glorot and Bengio 2010, table 1.
    SHAPES,
    /// Glorot and Bengio 2010, figure 2.
    SATURATION,
    /// He et al. 2015, figures 2 and 3.
    RECTIFIERS,
    /// Schoenholz et al. 2017, figure 5.
    DEPTH;

    /// Prints the table of the fact that the argument names, and how long it took.
    public static void main(String[] arguments) {
        String name = String.join(" ", arguments);
        SlowFact fact = Arrays.stream(values())
                .filter(one -> one.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + Arrays.stream(values()).map(SlowFact::word).collect(Collectors.joining(", "))
                        + ", got '" + name + "'."));
        long start = System.nanoTime();
        System.out.print(Row.table(fact.rows()));
        System.out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) * 1e-9);
    }

    private List<Row> rows() {
        return switch (this) {
            case SHAPES -> TableOne.rows();
            case SATURATION -> FigureTwo.rows();
            case RECTIFIERS -> FigureThree.rows();
            case DEPTH -> DepthMap.rows();
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
