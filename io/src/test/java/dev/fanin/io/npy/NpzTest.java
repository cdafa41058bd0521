package dev.fanin.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.io.archive.ArchiveWriter;
import dev.fanin.io.archive.ArchiveWriter.Content;
import dev.fanin.io.archive.ArchiveWriter.Member;
import dev.fanin.io.testing.Damage;
import dev.fanin.io.testing.Golden;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Tensor array(SequencedMap<String, Tensor> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    @Test
    void readsWhatSavezWrote() throws IOException {
        SequencedMap<String, Tensor> arrays = Npz.read(Golden.copy("npz/stored.npz", folder));
        assertThat(arrays).containsOnlyKeys("x", "arr_0", "arr_1");
        assertThat(array(arrays, "arr_0").array()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(array(arrays, "arr_1").array()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(array(arrays, "arr_1").shape()).isEqualTo(Shape.of(2, 3));
        assertThat(array(arrays, "x").shape()).isEqualTo(Shape.of());
        assertThat(array(arrays, "x").array()).containsExactly(0.1f);
    }

    @Test
    void readsWhatSavezCompressedWrote() throws IOException {
        Path file = Golden.copy("npz/deflated.npz", folder);
        SequencedMap<String, Tensor> arrays = Npz.read(file);
        assertThat(arrays).containsOnlyKeys("x_train", "y_train", "a/b");
        Tensor images = array(arrays, "x_train");
        assertThat(images.shape()).isEqualTo(Shape.of(10, 20, 20));
        for (int i = 0; i < 4000; i++) {
            assertThat(images.array()[i]).isEqualTo(i % 256);
        }
        assertThat(array(arrays, "y_train").array()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0);
        assertThat(Npz.read(file, "a/b").array()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThatThrownBy(() -> Npz.read(file, "x"))
                .hasMessage("Cannot read " + file + ": expected a member 'x.npy', got 'x_train.npy', 'y_train.npy',"
                        + " 'a/b.npy'. Name another file.");
    }

    @Test
    void refusesPythonObjects() throws IOException {
        Path file = Golden.copy("npz/objects.npz", folder);
        assertThatThrownBy(() -> Npz.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("Cannot read " + file + ": member 'bad.npy': expected real numbers of at most 64 bits, got"
                        + " '|O', Python objects. They are kept as a program that could do anything when it is read,"
                        + " so they are not. Save array.astype('float32').");
        assertThat(Npz.read(file, "good").array()).hasSize(6);
    }

    @Test
    void writesWhatItReads() throws IOException {
        float[] many = new float[150_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        Path file = folder.resolve("w.npz");
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("dense/kernel", Tensor.of(Shape.of(3, 50_000), many));
        arrays.put("b", Tensor.of(Shape.of(), -0.0f));
        Npz.write(file, arrays);
        SequencedMap<String, Tensor> back = Npz.read(file);
        assertThat(back.sequencedKeySet()).containsExactly("dense/kernel", "b");
        assertThat(array(back, "dense/kernel").shape()).isEqualTo(Shape.of(3, 50_000));
        assertThat(array(back, "dense/kernel").array()).isEqualTo(many);
        assertThat(Float.floatToRawIntBits(array(back, "b").array()[0])).isEqualTo(0x8000_0000);
        Npz.write(file, Tensor.of(Shape.of(1), 1), Tensor.of(Shape.of(1), 2));
        assertThat(Npz.read(file).sequencedKeySet()).containsExactly("arr_0", "arr_1");
    }

    @Test
    void refusesTwoArraysOfOneName() throws IOException {
        byte[] array = Golden.bytes("scalar.npy");
        Path file = folder.resolve("two.npz");
        ArchiveWriter.write(
                file,
                List.of(
                        new Member("a", Member.NO_TIME, Content.of(array)),
                        new Member("a.npy", Member.NO_TIME, Content.of(array))));
        assertThatThrownBy(() -> Npz.read(file)).hasMessage("Cannot read " + file + ": it has two arrays 'a'.");
    }

    @Test
    void loadsOrRefusesWhateverTheDamage() throws IOException {
        Damage.Outcome outcome = Damage.check(
                folder.resolve("damaged.npz"),
                4000,
                13,
                250,
                Npz::read,
                Golden.bytes("npz/stored.npz"),
                Golden.bytes("npz/deflated.npz"));
        assertThat(outcome.refused()).isGreaterThan(2000);
        assertThat(outcome.loaded()).isGreaterThan(100);
    }
}
