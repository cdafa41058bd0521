package dev.fanin.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvLoggerTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("log.csv");
    }

    private static Rehearsal play(CsvLogger logger, int validatesEvery, int from, Map<?, ?>... epochs) {
        Rehearsal training = new Rehearsal(validatesEvery);
        training.epoch = from;
        logger.onTrainBegin(training);
        for (Map<?, ?> epoch : epochs) {
            Map<String, Double> measures = new TreeMap<>();
            epoch.forEach((name, value) -> measures.put((String) name, (Double) value));
            training.epoch(logger, measures);
        }
        return training;
    }

    @Test
    void writesALineAnEpochAtOnce() throws IOException {
        CsvLogger logger = CsvLogger.to(file);
        Rehearsal training = play(logger, 0, 0, Map.of("loss", 0.5, "acc", 1.0), Map.of("loss", 1e-4, "acc", 0.25));
        assertThat(Files.readString(file)).isEqualTo("epoch,acc,loss\n0,1.0,0.5\n1,0.25,1.0E-4\n");
        training.end(logger);
        assertThat(Files.readString(file)).isEqualTo("epoch,acc,loss\n0,1.0,0.5\n1,0.25,1.0E-4\n");
    }

    /// Keras: columns sorted by name, and those of a validation that is still to come beside them.
    @Test
    void hasColumnsForAValidationThatComesLater() throws IOException {
        play(
                CsvLogger.to(file),
                2,
                0,
                Map.of("loss", 3.0, "wide", 1.0),
                Map.of("loss", 2.0, "wide", 1.0, "val_loss", 5.0, "val_wide", 6.0));
        assertThat(Files.readString(file))
                .isEqualTo("epoch,loss,wide,val_loss,val_wide\n0,3.0,1.0,NA,NA\n1,2.0,1.0,5.0,6.0\n");
        play(CsvLogger.to(file), 1, 0, Map.of("wide", 2.0, "val_wide", 5.0, "loss", 1.0, "val_loss", 4.0));
        assertThat(Files.readString(file)).isEqualTo("epoch,loss,val_loss,val_wide,wide\n0,1.0,4.0,5.0,2.0\n");
    }

    @Test
    void goesOnAfterTheLinesThatAreThere() throws IOException {
        CsvLogger logger = CsvLogger.to(file).append().separator(";");
        play(logger, 0, 0, Map.of("loss", 3.0)).end(logger);
        play(logger, 0, 1, Map.of("loss", 2.0, "acc", 1.0)).end(logger);
        play(logger, 0, 2, Map.of("acc", 1.0)).end(logger);
        assertThat(Files.readString(file)).isEqualTo("epoch;loss\n0;3.0\n1;2.0\n2;NA\n");
    }

    @Test
    void endsALineThatWasCutOff() throws IOException {
        Files.writeString(file, "epoch,loss\n0,3.");
        play(CsvLogger.to(file).append(), 0, 1, Map.of("loss", 2.0));
        assertThat(Files.readString(file)).isEqualTo("epoch,loss\n0,3.\n1,2.0\n");
    }

    @Test
    void replacesAnOlderFileUnlessToldToAppend() throws IOException {
        Files.writeString(file, "old");
        play(CsvLogger.to(file), 0, 0, Map.of("loss", 2.0));
        assertThat(Files.readString(file)).isEqualTo("epoch,loss\n0,2.0\n");
    }

    @Test
    void refusesBeforeTrainingWhatCannotBeWritten() throws IOException {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> play(CsvLogger.to(missing.resolve("a.csv")), 0, 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot write " + missing.resolve("a.csv") + ": there is no folder " + missing
                        + ". Create it first.");
        assertThatThrownBy(() -> play(CsvLogger.to(folder), 0, 0))
                .hasMessage("Cannot write " + folder + ": it is a folder. Name a file in it.");
        Files.writeString(file, "a,b\n");
        assertThatThrownBy(() -> play(CsvLogger.to(file).append(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CsvLogger expects " + file + " to begin with a column 'epoch', got 'a'; name another"
                        + " file, or do not append.");
    }
}
