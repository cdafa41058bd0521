package dev.fanin.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fanin.activation.Activations;
import dev.fanin.constraint.Constraints;
import dev.fanin.loss.Losses;
import dev.fanin.metric.Metrics;
import dev.fanin.optimizer.Optimizers;
import dev.fanin.optimizer.Schedule;
import dev.fanin.regularizer.Regularizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/LAYERS.md names every layer, states its parameters as they are, and knows all names.
class LayersPageTest {

    private static final Pattern FACTORY = Pattern.compile("public static [A-Z]\\w+ (\\w+)\\(");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "LAYERS.md"));
    }

    @Test
    void statesTheParameters() throws IOException {
        assertThat(page()).contains("\n\n" + LayersPage.table() + "\n");
    }

    /// Whatever has parameters is in their table; LayerContract has a case of every layer.
    @Test
    void theTableOfParametersHasEveryLayerThatHasSome() {
        Set<String> shown = new TreeSet<>();
        LayersPage.examples().forEach(one -> shown.add(one.layer().getClass().getSimpleName()));
        Set<String> expected = new TreeSet<>();
        LayerContract.cases()
                .filter(one -> one.layer() instanceof KerasLayer)
                .filter(one -> !one.layer().parameters(one.inputs()).isEmpty())
                .forEach(one -> expected.add(one.layer().getClass().getSimpleName()));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void namesEveryFactory() throws IOException {
        String page = page();
        List<String> factories = Stream.of("Layers.java", "ConvolutionLayers.java")
                .flatMap(LayersPageTest::factories)
                .filter(name -> !name.equals("of"))
                .distinct()
                .toList();
        assertThat(factories).hasSizeGreaterThan(60);
        for (String factory : factories) {
            assertThat(page).contains("`" + factory + "(");
        }
    }

    private static Stream<String> factories(String file) {
        try {
            String source = Files.readString(Path.of("src", "main", "java", "dev", "fanin", "layer", file));
            return FACTORY.matcher(source).results().map(result -> result.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Of several ranks, the page spells out the first: `Conv1D to 3D`.
    @Test
    void namesTheKerasClassOfEveryLayer() throws IOException {
        String page = page();
        LayerContract.cases()
                .map(LayerContract.Case::layer)
                .filter(KerasLayer.class::isInstance)
                .forEach(layer -> {
                    String first = layer.type().replaceAll("[1-3]D", "1D");
                    assertThat(page).containsPattern("\n\\| `[^\n]*\\| [^|\n]*\\b" + first + "\\b[^|\n]*\\|");
                });
    }

    static Stream<Arguments> families() {
        return Stream.of(
                Arguments.of("Activations", (Consumer<String>) Activations::named),
                Arguments.of("Losses", (Consumer<String>) Losses::named),
                Arguments.of("Metrics", (Consumer<String>) Metrics::named),
                Arguments.of("Optimizers", (Consumer<String>) Optimizers::named),
                Arguments.of("Schedules", (Consumer<String>) Schedule::named),
                Arguments.of("Regularizers", (Consumer<String>) Regularizers::named),
                Arguments.of("Constraints", (Consumer<String>) Constraints::named));
    }

    /// The error for an unknown name lists all there are.
    @ParameterizedTest
    @MethodSource("families")
    void knowsAllNames(String family, Consumer<String> reader) throws IOException {
        String message =
                String.valueOf(catchThrowable(() -> reader.accept("nosuchname")).getMessage());
        String list = message.split("Known: ", -1)[1];
        List<String> known = List.of(list.substring(0, list.length() - 1).split(", ", -1));
        String paragraph = page().split("\\*\\*" + family + ":\\*\\* ", -1)[1].split("\n\n", -1)[0];
        Set<String> named = new TreeSet<>();
        NAME.matcher(paragraph).results().forEach(result -> named.add(result.group(1)));
        assertThat(known).hasSizeGreaterThan(3);
        assertThat(named).containsAll(known);
    }
}
