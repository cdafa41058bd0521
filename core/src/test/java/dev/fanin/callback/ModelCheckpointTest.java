package dev.fanin.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.checkpoint.CheckpointFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckpointTest {

    private static final double[] LOSSES = {3, 2, 2.5, 2, 1, Double.NaN, 1.5};

    @TempDir
    private Path folder = Path.of("");

    private static List<Integer> savedIn(ModelCheckpoint checkpoint) {
        List<Integer> saved = new ArrayList<>();
        ModelCheckpoint noting = checkpoint.saver((training, _) -> saved.add(training.epoch()));
        Rehearsal training = new Rehearsal(0);
        noting.onTrainBegin(training);
        for (double loss : LOSSES) {
            training.epoch(noting, Map.of("loss", loss));
        }
        return saved;
    }

    @Test
    void savesEachEpochOrOnlyTheBest() {
        ModelCheckpoint to = ModelCheckpoint.to("unused");
        assertThat(savedIn(to)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(savedIn(to.bestOf("loss"))).containsExactly(1, 2, 5);
        assertThat(savedIn(to.bestOf(Monitor.rising("loss")))).containsExactly(1);
        assertThat(savedIn(to.bestOf("loss").betterThan(2))).containsExactly(5);
        assertThat(savedIn(to.betterThan(2).bestOf("loss"))).containsExactly(5);
    }

    @Test
    void namesFilesByEpochAndMeasureInFoldersThatItMakes() throws IOException {
        ModelCheckpoint checkpoint = ModelCheckpoint.to(folder + "/run/{epoch:02d}-{loss:.1f}.ckpt");
        Rehearsal training = new Rehearsal(0);
        training.epoch(checkpoint, Map.of("loss", 3.0));
        training.epoch(checkpoint, Map.of("loss", 2.0));
        assertThat(folder.resolve("run")).isDirectoryContaining("glob:**02-2.0.ckpt");
        assertThat(CheckpointFile.read(folder.resolve("run/01-3.0.ckpt")).epochs())
                .isEqualTo(1);
        try (var files = Files.list(folder.resolve("run"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFailureLeavesTheOlderFileAndSaysWhere() throws IOException {
        Path file = folder.resolve("a.ckpt");
        Rehearsal training = new Rehearsal(0);
        training.epoch(ModelCheckpoint.to(file), Map.of("loss", 3.0));
        byte[] before = Files.readAllBytes(file);
        ModelCheckpoint failing = ModelCheckpoint.to(file).saver((_, _) -> {
            throw new IOException("no space");
        });
        assertThatThrownBy(() -> training.epoch(failing, Map.of("loss", 2.0)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot write " + file + ": java.io.IOException: no space.");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThatThrownBy(() -> training.epoch(ModelCheckpoint.to(folder), Map.of("loss", 2.0)))
                .hasMessage("Cannot write " + folder + ": it is a folder. Name a file in it.");
    }

    @Test
    void remembersTheBestInWhatACheckpointKeeps() {
        ModelCheckpoint first = ModelCheckpoint.to("unused").bestOf("loss").saver((_, _) -> {});
        new Rehearsal(0).epoch(first, Map.of("loss", 1.2));
        List<Integer> saved = new ArrayList<>();
        ModelCheckpoint second =
                ModelCheckpoint.to("unused").bestOf("loss").saver((training, _) -> saved.add(training.epoch()));
        Rehearsal training = new Rehearsal(0);
        second.restore(first.state());
        training.epoch(second, Map.of("loss", 1.3));
        training.epoch(second, Map.of("loss", 1.1));
        assertThat(saved).containsExactly(2);
    }
}
