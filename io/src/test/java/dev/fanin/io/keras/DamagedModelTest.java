package dev.fanin.io.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.io.archive.Archive;
import dev.fanin.io.archive.ArchiveWriter;
import dev.fanin.io.testing.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged models load, or are refused in one line, with little memory.
class DamagedModelTest {

    private static final int CASES = 1000;
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    Path folder;

    private static byte[] bytes(String model, String name) throws IOException {
        return Files.readAllBytes(KerasModels.file(model, name));
    }

    @Test
    void theArchive() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("m.keras"),
                CASES,
                1,
                200,
                KerasFile::read,
                bytes("mlp", "model.keras"),
                bytes("functional", "model.keras"),
                bytes("compiled", "model.keras"));
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded()).isPositive();
    }

    @Test
    void theConfigAlone() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("m.json"),
                2 * CASES,
                2,
                400,
                KerasFile::readJson,
                bytes("cnn2", "keras_config.json"),
                bytes("functional", "keras_config.json"),
                bytes("compiled", "keras_config.json"),
                bytes("nested", "keras_config.json"),
                bytes("norms", "keras_config.json"));
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded()).isPositive();
    }

    /// Inside an archive that is whole.
    @Test
    void theWeightsWithin() throws IOException {
        Path file = folder.resolve("m.keras");
        byte[] config;
        byte[] weights;
        try (Archive archive = Archive.open(KerasModels.file("compiled", "model.keras"))) {
            config = archive.bytes("config.json");
            weights = archive.bytes("model.weights.h5");
        }
        Path part = folder.resolve("part");
        Damage.Outcome outcome = Damage.checkPart(
                part,
                file + "!model.weights.h5: ",
                CASES,
                3,
                400,
                damaged -> {
                    byte[] bytes = Files.readAllBytes(damaged);
                    ArchiveWriter.write(
                            file,
                            List.of(
                                    new ArchiveWriter.Member("config.json", DATE, out -> out.write(config)),
                                    new ArchiveWriter.Member("model.weights.h5", DATE, out -> out.write(bytes))));
                    KerasFile.read(file);
                },
                weights);
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded()).isPositive();
    }

    @Test
    void aFileOfBefore() throws IOException {
        Path file = folder.resolve("m.h5");
        Damage.Outcome outcome =
                Damage.checkPart(file, file.toString(), CASES, 4, 400, LegacyFile::read, bytes("legacy3", "model.h5"));
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded()).isPositive();
    }

    @Test
    void weightsAlone() throws IOException {
        SavedModel model = KerasFile.read(KerasModels.file("mlp", "model.keras"));
        Damage.Outcome outcome = Damage.check(
                folder.resolve("m.weights.h5"),
                CASES,
                5,
                400,
                file -> KerasFile.readWeights(file, model.definition()),
                bytes("mlp", "model.weights.h5"));
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.loaded()).isPositive();
    }
}
