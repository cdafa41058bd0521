package dev.fanin.app;

import dev.fanin.dialect.Dialect;
import dev.fanin.dialect.Fanin;
import dev.fanin.dialect.ForeignDialect;
import dev.fanin.file.FileSize;
import dev.fanin.init.Chrono;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Deterministic;
import dev.fanin.init.Independent;
import dev.fanin.init.Initializer;
import dev.fanin.init.LooksLinear;
import dev.fanin.init.Seeded;
import dev.fanin.init.Sparse;
import dev.fanin.init.Target;
import dev.fanin.init.WholeMatrix;
import dev.fanin.kernel.Team;
import dev.fanin.random.RandomStream;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;

/// One array of weights before it is drawn.
///
/// @param initializer how its weights begin
/// @param target its shape and fans
/// @param dialect whose weights they are
/// @param seed what they are drawn from
/// @param path the parameter's name within the seed
record Drawing(Initializer initializer, Target target, Dialect dialect, long seed, String path) {

    /// From here on a factorization takes the fastest kernels there are; see `HouseholderQr`.
    private static final double MATRIX_WORK = 0x1p32;

    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    /// Throws IllegalArgumentException with one line where the array must be in memory as a whole
    /// and cannot be.
    void requireMemory() {
        Shape shape = target.shape();
        if (!isWhole()) {
            return;
        }
        String who = dialect instanceof ForeignDialect ? "The dialect " + dialect.name() : "'" + initializer + "'";
        if (shape.size() > MOST_VALUES) {
            throw new IllegalArgumentException(who + " needs the whole array in memory: expected at most " + MOST_VALUES
                    + " values, which one Java array can hold, got " + shape.size() + " in shape " + shape + ".");
        }
        long needed = shape.size() * Float.BYTES;
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new IllegalArgumentException(who + " needs the whole array in memory: shape " + shape + " takes "
                    + FileSize.text(needed) + ", and Java may use " + FileSize.text(most)
                    + "; allow more with JDK_JAVA_OPTIONS=-Xmx" + (2 * needed / 1_000_000_000 + 1)
                    + "g, or ask for less.");
        }
    }

    /// Returns whether drawing means so much linear algebra that it takes a second or more.
    boolean isMatrixWork() {
        Shape shape = target.shape();
        if (shape.rank() < 2 || !factors(initializer)) {
            return false;
        }
        double columns = shape.axis(-1);
        double rows = shape.size() / columns;
        return shape.size() * Math.min(rows, columns) >= MATRIX_WORK;
    }

    /// Draws all weights, hands them on in parts, and returns their moments.
    Moments draw(Team team, Shards.Sink sink) throws IOException {
        return Shards.draw(target.shape().size(), mean(), source(), team, sink);
    }

    /// Returns the mean that the weights are drawn with.
    double mean() {
        return initializer.mean(stated());
    }

    /// Returns the standard deviation that the weights are drawn with.
    double standardDeviation() {
        return initializer.standardDeviation(stated());
    }

    /// Returns the target with its axes in the order for which an initializer states its moments.
    private Target stated() {
        return new Target(dialect.inFaninOrder(target.shape()), target.fans());
    }

    private Shards.Source source() {
        return switch (dialect) {
            case ForeignDialect foreign -> whole(foreign.draw(initializer, target, seed));
            case Fanin fanin -> {
                RandomStream stream = fanin.stream(seed, path);
                yield isWhole()
                        ? whole(initializer.initialize(target, stream))
                        : span -> initializer.fill(target, stream, span);
            }
        };
    }

    private boolean isWhole() {
        return switch (dialect) {
            case ForeignDialect _ -> true;
            case Fanin _ -> isWhole(initializer);
        };
    }

    /// A user's initializer may look at the whole array for each part of it.
    private static boolean isWhole(Initializer initializer) {
        return innermost(initializer) instanceof CustomInitializer || factors(initializer);
    }

    private static boolean factors(Initializer initializer) {
        return innermost(initializer) instanceof WholeMatrix;
    }

    /// Returns what draws in the end.
    private static Initializer innermost(Initializer initializer) {
        return switch (initializer) {
            case LooksLinear mirrored -> innermost(mirrored.base());
            case Seeded seeded -> innermost(seeded.base());
            case Independent _, Deterministic _, WholeMatrix _, Sparse _, Chrono _, CustomInitializer _ -> initializer;
        };
    }

    private static Shards.Source whole(Tensor tensor) {
        float[] values = tensor.array();
        return span -> System.arraycopy(values, (int) span.from(), span.values(), span.at(), span.count());
    }
}
