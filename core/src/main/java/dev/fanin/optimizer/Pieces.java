package dev.fanin.optimizer;

import java.util.ArrayList;
import java.util.List;

/// Variables cut into pieces of a fixed size, and pieces gathered into parts of about that size.
///
/// The cuts depend on the variables alone, so that sums by piece do not depend on who sums them.
final class Pieces {

    /// Elements of a piece: large enough to be worth a hand-over, small enough to stay in a cache.
    static final int SIZE = 16384;

    private final int[] variables;
    private final int[] froms;
    private final int[] tos;
    private final int[] starts;
    private final long total;

    Pieces(List<Optimization.Variable> cut) {
        List<int[]> pieces = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        long sum = 0;
        int inPart = SIZE;
        for (int variable = 0; variable < cut.size(); variable++) {
            int length = cut.get(variable).values().length;
            for (int from = 0; from < length; from += SIZE) {
                int to = Math.min(length, from + SIZE);
                if (inPart + to - from > SIZE) {
                    begins.add(pieces.size());
                    inPart = 0;
                }
                inPart += to - from;
                pieces.add(new int[] {variable, from, to});
            }
            sum += length;
        }
        begins.add(pieces.size());
        this.total = sum;
        this.variables = pieces.stream().mapToInt(piece -> piece[0]).toArray();
        this.froms = pieces.stream().mapToInt(piece -> piece[1]).toArray();
        this.tos = pieces.stream().mapToInt(piece -> piece[2]).toArray();
        this.starts = begins.stream().mapToInt(Integer::intValue).toArray();
    }

    int count() {
        return variables.length;
    }

    int parts() {
        return starts.length - 1;
    }

    /// The first piece of a part; that of the next part is the end of this one.
    int start(int part) {
        return starts[part];
    }

    int variable(int piece) {
        return variables[piece];
    }

    int from(int piece) {
        return froms[piece];
    }

    int to(int piece) {
        return tos[piece];
    }

    /// Whether there is too little work to share.
    boolean isSmall() {
        return total <= 2 * SIZE;
    }
}
