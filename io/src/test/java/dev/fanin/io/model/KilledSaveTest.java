package dev.fanin.io.model;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.graph.Engine;
import dev.fanin.graph.Weights;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A program that is killed while it saves leaves the old file or the new one.
@Timeout(120)
class KilledSaveTest {

    private static final Sequential NETWORK = Sequential.of(input(300), dense(900), dense(700));

    @TempDir
    Path folder;

    private static Model model(int seed) {
        return NETWORK.build(Seed.seed(seed), Engine.plain());
    }

    /// Saves two models in turn for ever, in another Java.
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Model[] models = {model(1), model(2)};
            for (int i = 0; ; i++) {
                System.out.println(i);
                ModelFile.write(Path.of(args[0]), models[i % 2]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.keras", "m.weights.h5", "m.safetensors", "m.npz"})
    void leavesTheOldFileOrTheNewOne(String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        for (int saves = 1; saves <= 4; saves++) {
            ModelFile.write(file, model(2));
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx300m",
                            "-cp",
                            System.getProperty("jdk.module.path", "")
                                    + File.pathSeparator
                                    + System.getProperty("java.class.path"),
                            Child.class.getName(),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader out = child.inputReader()) {
                for (int i = 0; i < saves; i++) {
                    assertThat(out.readLine()).isEqualTo(Integer.toString(i));
                }
                child.destroyForcibly();
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Weights found = WeightsFile.read(file, NETWORK);
            boolean isFirst = isSame(found, model(1).weights());
            assertThat(isFirst || isSame(found, model(2).weights()))
                    .as("killed in save %d", saves)
                    .isTrue();
        }
        assertThat(Files.size(file))
                .isGreaterThan(NETWORK.network().nodes().getFirst().parameterCount() * Float.BYTES);
    }

    private static boolean isSame(Weights first, Weights second) {
        return first.values().keySet().equals(second.values().keySet())
                && first.values().entrySet().stream()
                        .allMatch(entry -> Arrays.equals(
                                entry.getValue().array(),
                                second.get(entry.getKey()).array()));
    }
}
