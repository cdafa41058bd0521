package dev.fanin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.fanin.dialect.Dialect;
import dev.fanin.dialect.Fanin;
import dev.fanin.dialect.ForeignDialect;
import dev.fanin.init.CustomInitializer;
import dev.fanin.init.Fans;
import dev.fanin.init.Initializer;
import dev.fanin.init.Initializers;
import dev.fanin.init.Target;
import dev.fanin.kernel.Team;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What is drawn as a whole: by initializers that may look at all of it, and in foreign dialects.
class DrawingTest {

    private static final CustomInitializer COUNTING = (target, stream, span) -> span.setEach(index -> index);

    /// Values of one framework that counts from the seed.
    private record Counting() implements ForeignDialect {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Tensor draw(Initializer initializer, Target target, long seed) {
            Tensor tensor = Tensor.zeros(target.shape());
            for (int i = 0; i < tensor.array().length; i++) {
                tensor.array()[i] = seed + i;
            }
            return tensor;
        }
    }

    @Test
    void drawsWholeArraysAndHandsThemOnInShards() throws IOException {
        assertCounts(drawing(COUNTING, Shape.of(100, 1000), new Fanin()), 0);
        assertCounts(drawing(Initializers.zeros(), Shape.of(100, 1000), new Counting()), 42);
    }

    private static void assertCounts(Drawing drawing, float first) throws IOException {
        float[] values = new float[100_000];
        drawing.draw(
                new Team(2),
                span -> System.arraycopy(span.values(), span.at(), values, (int) span.from(), span.count()));
        assertThat(values[0]).isEqualTo(first);
        assertThat(values[99_999]).isEqualTo(first + 99_999);
    }

    @Test
    void asksForMemoryOnlyWhereTheWholeMustFit() {
        Shape huge = Shape.of(1_000_000, 1_000_000);
        drawing(Initializers.heNormal(), huge, new Fanin()).requireMemory();
        drawing(Initializers.zeros(), huge, new Fanin()).requireMemory();
        drawing(COUNTING, Shape.of(10, 10), new Fanin()).requireMemory();
        drawing(Initializers.heNormal(), Shape.of(10, 10), new Counting()).requireMemory();
        assertThatThrownBy(() ->
                        drawing(Initializers.heNormal(), huge, new Counting()).requireMemory())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The dialect counting needs the whole array in memory: expected at most 2147483639 values,"
                        + " which one Java array can hold, got 1000000000000 in shape (1000000, 1000000).");
    }

    /// Tests have 2 GB; a machine that gives much more has no such limit here.
    /// Neither a dialect nor a user's rule is linear algebra, though both need the whole array.
    @Test
    void tellsMatrixWorkFromOtherLargeDraws() {
        Shape large = Shape.of(4096, 4096);
        assertThat(drawing(Initializers.orthogonal(), large, new Fanin()).isMatrixWork())
                .isTrue();
        assertThat(drawing(Initializers.orthogonal(), large, new Counting()).isMatrixWork())
                .isTrue();
        assertThat(drawing(Initializers.named("looks_linear(base=orthogonal(seed=1))"), large, new Fanin())
                        .isMatrixWork())
                .isTrue();
        assertThat(drawing(Initializers.orthogonal(), Shape.of(1024, 1024), new Fanin())
                        .isMatrixWork())
                .isFalse();
        assertThat(drawing(Initializers.heNormal(), large, new Counting()).isMatrixWork())
                .isFalse();
        assertThat(drawing(COUNTING, large, new Fanin()).isMatrixWork()).isFalse();
    }

    @Test
    void saysHowMuchMemoryIsMissing() {
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(8_000_000_000L);
        assertThatThrownBy(() -> drawing(COUNTING, Shape.of(2, 1_000_000_000), new Fanin())
                        .requireMemory())
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches(
                        "'.*' needs the whole array in memory: shape \\(2, 1000000000\\) takes 8\\.0 GB, and Java may use"
                                + " [0-9.]+ [MG]B; allow more with JDK_JAVA_OPTIONS=-Xmx17g, or ask for less\\.");
    }

    private static Drawing drawing(Initializer initializer, Shape shape, Dialect dialect) {
        return new Drawing(initializer, new Target(shape, new Fans(1, 1)), dialect, 42, "kernel");
    }
}
