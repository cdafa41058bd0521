package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanin.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFolderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "raw", "MNIST/raw", "FashionMNIST/raw"})
    void findsTheFilesInTheFolderAndItsUsualSubfolders(String place) {
        IdxFiles.folder(folder.resolve(place));
        Dataset data = IdxFolder.load(folder);
        assertThat(data.xTrain().shape()).isEqualTo(Shape.of(4, 3, 2));
        assertThat(data.yTrain().array()).containsExactly(3, 1, 9, 0);
        assertThat(data.xTest().shape()).isEqualTo(Shape.of(2, 3, 2));
        assertThat(data.yTest().array()).containsExactly(7, 7);
        assertThat(data.classes()).isEqualTo(10);
        assertThat(data.name()).isEqualTo(folder.getFileName().toString());
        assertThat(data.description())
                .isEqualTo("IDX files in " + folder.resolve(place) + ", 4 training and 2 test images");
    }

    @Test
    void acceptsADotInTheNameAndGzip() throws IOException {
        IdxFiles.folder(folder);
        Files.move(folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-images.idx3-ubyte"));
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        IdxFiles.write(folder.resolve("t10k-labels.idx1-ubyte.gz"), IdxFiles.gzip(IdxFiles.labels(5, 6)));
        Dataset data = IdxFolder.load(folder);
        assertThat(data.trainSize()).isEqualTo(4);
        assertThat(data.yTest().array()).containsExactly(5, 6);
    }

    @Test
    void saysWhichFileIsMissingAndWhereItWasLookedFor() throws IOException {
        assertThatThrownBy(() -> IdxFolder.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "train-images-idx3-ubyte: no such file, with or without .gz, in %1$s, %1$s/raw,"
                                + " %1$s/MNIST/raw, %1$s/FashionMNIST/raw; put the four IDX files in one of them.",
                        folder);
        IdxFiles.folder(folder.resolve("raw"));
        Files.delete(folder.resolve("raw/t10k-labels-idx1-ubyte"));
        assertThatThrownBy(() -> IdxFolder.load(folder))
                .hasMessage(
                        "t10k-labels-idx1-ubyte: no such file, with or without .gz, in %s/raw;"
                                + " put the four IDX files there.",
                        folder);
    }

    @Test
    void refusesAPathThatIsNoFolder() {
        Path file = IdxFiles.write(folder.resolve("file"), new byte[1]);
        assertThatThrownBy(() -> IdxFolder.load(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": expected a folder of IDX files, got a file; give the folder that holds it.");
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> IdxFolder.load(nowhere))
                .hasMessage(nowhere + ": expected a folder of IDX files, got no such folder.");
    }

    @Test
    void refusesToChooseBetweenTwoDataSets() {
        IdxFiles.folder(folder.resolve("MNIST/raw"));
        IdxFiles.folder(folder.resolve("FashionMNIST/raw"));
        assertThatThrownBy(() -> IdxFolder.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%1$s: expected one data set, got several; give one of these folders:"
                                + " %1$s/MNIST/raw, %1$s/FashionMNIST/raw.",
                        folder);
    }

    @Test
    void refusesLabelsThatDoNotMatchTheImages() {
        IdxFiles.folder(folder);
        Path labels = IdxFiles.write(folder.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(1, 2, 3));
        assertThatThrownBy(() -> IdxFolder.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: expected 4 labels, one for each image of %s/train-images-idx3-ubyte, got 3;"
                                + " give files of one data set.",
                        labels, folder);
    }

    @Test
    void refusesTestImagesOfAnotherSize() {
        IdxFiles.folder(folder);
        Path images = IdxFiles.write(folder.resolve("t10k-images-idx3-ubyte"), IdxFiles.images(2, 2, 3));
        assertThatThrownBy(() -> IdxFolder.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: expected images of (3, 2) as in %s/train-images-idx3-ubyte, got (2, 3);"
                                + " give files of one data set.",
                        images, folder);
    }
}
