package dev.fanin.callback;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;
import static dev.fanin.random.Seed.seed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanin.checkpoint.CheckpointFile;
import dev.fanin.graph.Engine;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.Checkpoint;
import dev.fanin.train.Fit;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Training that is told to end from outside leaves whole files.
@Timeout(120)
class InterruptTest {

    @TempDir
    private Path folder = Path.of("");

    private static Model model() {
        Model model = Sequential.of(input(4), dense(64, "tanh"), dense(64, "tanh"), dense(1))
                .build(seed(1), Engine.plain());
        model.compile("adam", "mse");
        return model;
    }

    private static Tensor x() {
        Tensor x = Tensor.zeros(Shape.of(64, 4));
        seed(2).stream("x").fillNormal(x.array(), 0, 0, 1);
        return x;
    }

    /// Trains for ever in another Java.
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            Fit fit = Fit.epochs(Integer.MAX_VALUE)
                    .quietly()
                    .callback(CsvLogger.to(folder.resolve("log.csv")))
                    .callback(ModelCheckpoint.to(folder.resolve("best.ckpt")).bestOf("loss"))
                    .callback(ModelCheckpoint.to(folder.resolve("last.ckpt")))
                    .callback(Callbacks.onEpochEnd((training, _) -> {
                        if (training.epoch() == 5) {
                            System.out.println("ready");
                        }
                    }));
            if (args[1].equals("stop")) {
                fit = fit.callback(StopOnInterrupt.create());
            }
            // Whoever comes after it still hears of the end before the program is gone.
            model().fit(x(), Tensor.zeros(Shape.of(64, 1)), fit.callback(new Callback() {
                @Override
                public void onTrainEnd(Training training, History history) {
                    System.out.println(history.stopped());
                }
            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop,-INT", "stop,-TERM", "none,-INT", "none,-KILL"})
    @DisabledOnOs(OS.WINDOWS)
    void whateverEndsTheProgramTheFilesAreWhole(String how) throws IOException, InterruptedException {
        String stops = how.substring(0, 4);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-cp",
                        System.getProperty("jdk.module.path", "")
                                + File.pathSeparator
                                + System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        stops)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            assertThat(out.readLine()).isEqualTo("ready");
            Process kill = new ProcessBuilder("kill", how.substring(5), Long.toString(child.pid())).start();
            assertThat(kill.waitFor()).isZero();
            out.lines().forEach(said::add);
        } finally {
            if (!child.waitFor(30, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
        }
        boolean orderly = stops.equals("stop");
        assertThat(child.exitValue()).isNotZero();
        if (orderly) {
            assertThat(said).containsExactly("the program was told to end");
        }
        Checkpoint best = CheckpointFile.read(folder.resolve("best.ckpt"));
        Checkpoint last = CheckpointFile.read(folder.resolve("last.ckpt"));
        assertThat(best.epochs()).isPositive();
        assertThat(last.epochs()).isGreaterThanOrEqualTo(4);
        Model model = model();
        model.restore(best);
        assertThat(model.epochsSeen()).isEqualTo(best.epochs());
        assertThat(model.evaluate(x(), Tensor.zeros(Shape.of(64, 1))).loss())
                .isLessThan(Objects.requireNonNull(best.history().get("loss")).getFirst());
        List<String> lines = Files.readAllLines(folder.resolve("log.csv"));
        if (orderly) {
            assertThat(lines).hasSize(last.epochs() + 1);
            assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        }
    }

    /// Java refuses to write files on a thread that is interrupted.
    @Test
    void anInterruptedThreadStillSavesItsCheckpoint() throws IOException {
        Path file = folder.resolve("last.ckpt");
        Path log = folder.resolve("log.csv");
        Fit fit = Fit.epochs(9)
                .quietly()
                .callback(CsvLogger.to(log))
                .callback(ModelCheckpoint.to(file))
                .callback(Callbacks.onBatchEnd(training -> {
                    if (training.epoch() == 3) {
                        Thread.currentThread().interrupt();
                    }
                }));
        String stopped = model().fit(x(), Tensor.zeros(Shape.of(64, 1)), fit).stopped();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped).isEqualTo("it was interrupted at step 2 of epoch 3");
        assertThat(CheckpointFile.read(file).epochs()).isEqualTo(3);
        assertThat(Files.readAllLines(log)).hasSize(4);
    }
}
