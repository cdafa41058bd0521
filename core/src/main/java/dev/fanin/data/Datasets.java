package dev.fanin.data;

import dev.fanin.random.Seed;
import dev.fanin.text.Expression;
import dev.fanin.text.Quoted;
import dev.fanin.text.Suggestion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Finds a data set by the text a user typed.
public final class Datasets {

    private static final List<String> NAMES =
            List.of("digits", Digits.NAME, "moons", "circles", "spirals", "xor", "blobs");

    private Datasets() {}

    /// Returns the names that [#named] knows; the order is the one to show.
    public static List<String> names() {
        return NAMES;
    }

    /// Returns the data set of the given name, or the IDX files of the given folder.
    ///
    /// - `digits` or `digits-v1`: [Digits], with `difficulty` (as a rule 1), `train` (6000) and
    ///   `test` (2000);
    /// - `moons`, `circles`, `spirals`, `xor`, `blobs`: [Planar], with `noise` (as a rule 0.1,
    ///   0.05, 0.02, 0 and 0.2), `train` (1000) and `test` (500);
    /// - any existing folder: [IdxFolder].
    ///
    /// Parameters stand in brackets: `digits(difficulty=1.5,train=2000,test=500)`. A name goes
    /// before a folder of the same name; write `./moons` for the folder.
    ///
    /// @param seed what a drawn set is drawn from; IDX files ignore it
    /// @throws DataException if the text names nothing, or a parameter or file is wrong
    public static Dataset named(String text, Seed seed) {
        String name = text.replaceFirst("\\(.*", "").strip();
        if (NAMES.contains(name)) {
            return synthetic(text, seed);
        }
        if (exists(text)) {
            return IdxFolder.load(Path.of(text));
        }
        throw new DataException("Unknown data set " + Quoted.of(text) + Suggestion.of(name, NAMES) + " Known: "
                + String.join(", ", NAMES) + ", and any folder of IDX files.");
    }

    private static Dataset synthetic(String text, Seed seed) {
        try {
            Expression given = Expression.parse(text);
            return switch (given.name()) {
                case "digits", Digits.NAME -> digits(given, seed);
                case "moons" -> planar(given, 0.1, Planar::moons, seed);
                case "circles" -> planar(given, 0.05, Planar::circles, seed);
                case "spirals" -> planar(given, 0.02, Planar::spirals, seed);
                case "xor" -> planar(given, 0.0, Planar::xor, seed);
                default -> planar(given, 0.2, Planar::blobs, seed);
            };
        } catch (IllegalArgumentException e) {
            throw new DataException("Data set " + e.getMessage(), e);
        }
    }

    private static Dataset digits(Expression given, Seed seed) {
        given.allow("difficulty", "train", "test");
        int train = given.integer("train", Digits.TRAIN);
        int test = given.integer("test", Digits.TEST);
        double difficulty = given.number("difficulty", Digits.DIFFICULTY);
        return drawn(given, () -> Digits.of(train, test, difficulty, seed));
    }

    private interface PlanarSet {
        Dataset of(int train, int test, double noise, Seed seed);
    }

    private static Dataset planar(Expression given, double standardNoise, PlanarSet set, Seed seed) {
        given.allow("noise", "train", "test");
        int train = given.integer("train", 1000);
        int test = given.integer("test", 500);
        double noise = given.number("noise", standardNoise);
        return drawn(given, () -> set.of(train, test, noise, seed));
    }

    /// Puts the name before what the set says of its parameters' ranges.
    private static Dataset drawn(Expression given, Supplier<Dataset> set) {
        try {
            return set.get();
        } catch (IllegalArgumentException e) {
            throw new DataException("Data set " + Quoted.of(given.name()) + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(String text) {
        try {
            return !text.isBlank() && Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
