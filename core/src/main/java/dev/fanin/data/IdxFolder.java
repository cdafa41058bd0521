package dev.fanin.data;

import dev.fanin.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Loads MNIST, Fashion-MNIST and their like from a folder; nothing is ever downloaded.
///
/// Looks for `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
/// `t10k-labels-idx1-ubyte`, also with a dot before `idx` and with `.gz` behind, in the folder and
/// in its subfolders `raw`, `MNIST/raw` and `FashionMNIST/raw`. All four must stand in the same
/// place.
///
/// Shapes: images `(n, rows, columns)` with values 0 to 1, labels `(n,)` from 0 to 9.
public final class IdxFolder {

    private static final int CLASSES = 10;
    private static final List<String> SUBFOLDERS = List.of("", "raw", "MNIST/raw", "FashionMNIST/raw");

    private IdxFolder() {}

    /// Loads the four files.
    ///
    /// @throws DataException if one is missing or damaged, if they do not fit together, or if the
    ///     folder holds more than one set
    public static Dataset load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder + ": expected a folder of IDX files, got "
                    + (Files.exists(folder) ? "a file; give the folder that holds it." : "no such folder."));
        }
        Path place = place(folder);
        Path trainImages = file(place, "train-images", 3);
        Path testImages = file(place, "t10k-images", 3);
        Tensor xTrain = Idx.images(trainImages);
        Tensor yTrain = labels(file(place, "train-labels", 1), trainImages, xTrain);
        Tensor xTest = Idx.images(testImages);
        Tensor yTest = labels(file(place, "t10k-labels", 1), testImages, xTest);
        if (!xTrain.shape().dropFirst().equals(xTest.shape().dropFirst())) {
            throw new DataException("%s: expected images of %s as in %s, got %s; give files of one data set."
                    .formatted(
                            testImages,
                            xTrain.shape().dropFirst(),
                            trainImages,
                            xTest.shape().dropFirst()));
        }
        String description = "IDX files in %s, %d training and %d test images"
                .formatted(place, xTrain.shape().axis(0), xTest.shape().axis(0));
        return new Dataset(name(folder), description, xTrain, yTrain, xTest, yTest, CLASSES);
    }

    private static Path place(Path folder) {
        List<Path> all = SUBFOLDERS.stream().map(folder::resolve).toList();
        List<Path> places = all.stream()
                .filter(place -> candidates(place, "train-images", 3).anyMatch(Files::isRegularFile))
                .toList();
        if (places.size() > 1) {
            throw new DataException(
                    folder + ": expected one data set, got several; give one of these folders: " + list(places) + ".");
        }
        if (places.isEmpty()) {
            throw missing("train-images", 3, all);
        }
        return places.getFirst();
    }

    private static Path file(Path place, String part, int rank) {
        return candidates(place, part, rank)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> missing(part, rank, List.of(place)));
    }

    private static Stream<Path> candidates(Path place, String part, int rank) {
        String kind = "idx" + rank + "-ubyte";
        return Stream.of(part + "-" + kind, part + "." + kind)
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .map(place::resolve);
    }

    private static DataException missing(String part, int rank, List<Path> places) {
        String name = "%s-idx%d-ubyte".formatted(part, rank);
        String there = places.size() == 1 ? "there" : "in one of them";
        return new DataException("%s: no such file, with or without .gz, in %s; put the four IDX files %s."
                .formatted(name, list(places), there));
    }

    private static Tensor labels(Path file, Path images, Tensor x) {
        Tensor labels = Idx.labels(file, CLASSES);
        if (labels.shape().axis(0) != x.shape().axis(0)) {
            throw new DataException(
                    "%s: expected %d labels, one for each image of %s, got %d; give files of one data set."
                            .formatted(
                                    file,
                                    x.shape().axis(0),
                                    images,
                                    labels.shape().axis(0)));
        }
        return labels;
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "idx" : last.toString();
    }

    private static String list(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
