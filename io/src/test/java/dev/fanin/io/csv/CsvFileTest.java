package dev.fanin.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.train.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<Arguments> files() throws IOException {
        return new String(Golden.bytes("csv/expected.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of((Object) line.split(";", -1)));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.translateEscapes().split("\\|", -1));
    }

    private static String bits(float[] values) {
        StringBuilder bits = new StringBuilder();
        for (float value : values) {
            bits.append(bits.isEmpty() ? "" : " ").append("%08x".formatted(Float.floatToRawIntBits(value)));
        }
        return bits.toString();
    }

    /// Separator, header, quotes, line ends and byte order mark are found out; values are NumPy's.
    @ParameterizedTest
    @MethodSource("files")
    void readsWhatPythonWrote(String[] cells) throws IOException {
        CsvSamples samples = CsvFile.of(Golden.copy("csv/" + cells[0], folder))
                .label(Integer.parseInt(cells[1]))
                .read();
        assertThat(samples.features()).isEqualTo(list(cells[2]));
        assertThat(samples.classes()).isEqualTo(list(cells[3].replace("\\xfc", "\u00fc")));
        assertThat(bits(samples.x().array())).isEqualTo(cells[4]);
        assertThat(bits(samples.y().array())).isEqualTo(cells[5]);
        int rows = samples.y().array().length;
        assertThat(samples.x().shape()).isEqualTo(Shape.of(rows, 3));
        assertThat(samples.y().shape()).isEqualTo(Shape.of(rows));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    void takesTheLabelByName() throws IOException {
        CsvSamples samples =
                CsvFile.of(file("a,y,b\n1,5,2\n\n3,6,4\n   \n")).label("y").read();
        assertThat(samples.features()).containsExactly("a", "b");
        assertThat(samples.x().array()).containsExactly(1, 2, 3, 4);
        assertThat(samples.y().array()).containsExactly(5, 6);
        assertThat(samples.classes()).isEmpty();
    }

    @Test
    void doesAsItIsTold() throws IOException {
        CsvFile file = CsvFile.of(file("1|2\n3|4\n")).separator('|');
        assertThat(file.read().x().array()).containsExactly(1, 3);
        assertThat(file.header(true).read().x().array()).containsExactly(3);
        assertThat(file.header(true).read().features()).containsExactly("1");
        assertThat(file.label(0).read().x().array()).containsExactly(2, 4);
        assertThatThrownBy(() -> file.separator('"'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A separator cannot be a quote or the end of a line.");
    }

    /// Numbers among the names, and texts among the numbers: only a column where both differ tells.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,kind;5,6,a | 0 5",
                "0,kind,1;5,a,6 | 0 5",
                "0,1,y;5,6,7 | 5",
                "a,b,y;5,6,7 | 5",
                "a,b,y;5,6,z | 5",
                "5,6,z;7,8,z | 5 7",
            })
    void findsOutWhetherThereIsAHeader(String text, String first) throws IOException {
        int label = text.startsWith("0,kind") ? 1 : 2;
        float[] x = CsvFile.of(file(text.replace(';', '\n')))
                .label(label)
                .read()
                .x()
                .array();
        StringBuilder firsts = new StringBuilder();
        for (int i = 0; i < x.length; i += 2) {
            firsts.append(i == 0 ? "" : " ").append((int) x[i]);
        }
        assertThat(firsts).hasToString(first);
    }

    /// Decimal commas are more frequent than what separates.
    @Test
    void prefersSemicolonsToCommas() throws IOException {
        Path file = file("a;b;y\n1,5;2,5;3\n");
        assertThatThrownBy(() -> CsvFile.of(file).read())
                .hasMessage("Cannot read " + file + ": line 2, column 'a': expected a number, got '1,5'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "a,b,y/1,2,3/1,,3 -> line 3, column 'b': a value is missing. Fill it in or drop the line",
                "1,2,3/1,NA,3 -> line 2, column 1: a value is missing, it says 'NA'. Fill it in or drop the line",
                "a,b,y/1,2,3/1,2, -> line 3, column 'y': a value is missing. Fill it in or drop the line",
                "a,b,y/1,2,3/1,x,3 -> line 3, column 'b': expected a number, got 'x'",
                "a,b,y/1,2,3/1,1f,3 -> line 3, column 'b': expected a number, got '1f'",
                "a,b,y/1,2,3/1,1e99,3 -> line 3, column 'b': expected a number that float32 can hold, got '1e99'",
                "a,b,y/1,2,3/1,2,x -> line 3, column 'y': expected a number, got 'x'",
                "a,b,y/1,2,x/1,2,3 -> line 3: expected a text as label, as in the lines before, got the number '3'",
                "a,b,y/1,2,3//1,2 -> line 4: expected 3 columns as in line 1, got 2",
                "a,b,y/1,2,3/1,2,3,4 -> line 3: expected 3 columns as in line 1, got 4",
                "a,b,y -> it has a header and no rows",
                "'' -> it has no rows",
                "x/1/2 -> expected columns of features and one of labels, got one column in line 1. Name the separator if it is none of , ; and tab",
            })
    void refuses(String text, String why) throws IOException {
        Path file = file(text.equals("''") ? "" : text.replace('/', '\n'));
        assertThatThrownBy(() -> CsvFile.of(file).read())
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + why + ".");
        assertThatThrownBy(() -> CsvFile.of(file).batches(1))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": " + why + ".");
    }

    @Test
    void refusesALabelColumnThatIsNotThere() throws IOException {
        Path file = file("age,b,b\n1,2,3\n");
        CsvFile csv = CsvFile.of(file);
        String begin = "Cannot read " + file + ": ";
        assertThatThrownBy(() -> csv.label("agee").read())
                .hasMessage(begin + "it has no column 'agee'; did you mean 'age'? It has 'age', 'b', 'b'.");
        assertThatThrownBy(() -> csv.label("b").read())
                .hasMessage(begin + "it has two columns 'b'. Give the number of the label column.");
        assertThatThrownBy(() -> csv.label(3).read())
                .hasMessage(begin + "expected the number of a label column from 0 to 2, or from -1 to -3, got 3.");
        assertThatThrownBy(() -> csv.header(false).label("b").read())
                .hasMessage(begin + "there is no header to find label column 'b' in. Give its number.");
        assertThatThrownBy(() -> csv.batches(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a batch size of at least 1, got 0.");
        assertThatThrownBy(() -> CsvFile.of(folder).read())
                .hasMessage("Cannot read " + folder + ": it is a folder. Name a file in it.");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "a,\u00fc\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvFile.of(file).read())
                .hasMessage("Cannot read " + file + ": it is no text in UTF-8. Save it as UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesALineOfMoreThan16MegaLetters(boolean quoted) throws IOException {
        String line = quoted ? "1,\"" + "x".repeat(17_000_000) : "1" + ",1".repeat(9_000_000);
        Path file = file("1,2\n" + line + "\n");
        assertThatThrownBy(() -> CsvFile.of(file).read())
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("Cannot read " + file + ": it is no table (")
                .hasLineCount(1);
    }

    @Test
    void givesBatchesOfOneWalkAfterTheOther() throws IOException {
        CsvBatches batches = CsvFile.of(file("a,y\n1,n\n2,m\n3,n\n4,n\n5,m\n")).batches(2);
        assertThat(batches.rows()).isEqualTo(5);
        assertThat(batches.features()).containsExactly("a");
        assertThat(batches.classes()).containsExactly("m", "n");
        for (int epoch = 0; epoch < 2; epoch++) {
            List<String> seen = new ArrayList<>();
            for (Batch batch : batches) {
                seen.add(Arrays.toString(batch.x().getFirst().array())
                        + Arrays.toString(batch.y().getFirst().array()));
                assertThat(batch.x().getFirst().shape().dropFirst()).isEqualTo(Shape.of(1));
            }
            assertThat(seen).containsExactly("[1.0, 2.0][1.0, 0.0]", "[3.0, 4.0][1.0, 1.0]", "[5.0][0.0]");
        }
    }

    @Test
    void tellsOfAFileThatChangesMeanwhile() throws IOException {
        Path file = file("a,y\n1,n\n2,m\n");
        CsvBatches batches = CsvFile.of(file).batches(1);
        file("a,y\n1,n\n2,z\n");
        Iterator<Batch> iterator = batches.iterator();
        iterator.next();
        assertThatThrownBy(iterator::next)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read " + file + ": line 3: the file changed while it was read.");
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("damaged.csv"),
                4000,
                29,
                100,
                file -> CsvFile.of(file).read(),
                Golden.bytes("csv/header.csv"),
                Golden.bytes("csv/semicolon.csv"),
                Golden.bytes("csv/tab.tsv"),
                Golden.bytes("csv/plain.csv"));
        assertThat(outcome.refused()).isGreaterThan(1500);
        assertThat(outcome.loaded()).isGreaterThan(200);
    }
}
