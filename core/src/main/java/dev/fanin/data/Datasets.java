package dev.fanin.data;

import dev.fanin.random.Seed;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a data set by the text a user typed.
public final class Datasets {

    private static final List<String> NAMES =
            List.of("digits", Digits.NAME, "moons", "circles", "spirals", "xor", "blobs");

    private static final Pattern BRACKETS = Pattern.compile("[^()]*(?:\\(([^()]*)\\))?");

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
            return synthetic(name, inBrackets(name, text.strip()), seed);
        }
        if (exists(text)) {
            return IdxFolder.load(Path.of(text));
        }
        throw new DataException("Unknown data set '%s': expected one of %s, or a folder of IDX files.%s"
                .formatted(text, String.join(", ", NAMES), Suggestion.of(name, NAMES)));
    }

    private static String inBrackets(String name, String text) {
        Matcher parts = BRACKETS.matcher(text);
        if (!parts.matches()) {
            throw new DataException("Data set '%s' expects its parameters as %s(name=value,...), got '%s'."
                    .formatted(name, name, text));
        }
        return parts.group(1) == null ? "" : parts.group(1);
    }

    private static Dataset synthetic(String name, String inner, Seed seed) {
        try {
            return switch (name) {
                case "digits", Digits.NAME -> digits(name, inner, seed);
                case "moons" -> planar(name, inner, 0.1, Planar::moons, seed);
                case "circles" -> planar(name, inner, 0.05, Planar::circles, seed);
                case "spirals" -> planar(name, inner, 0.02, Planar::spirals, seed);
                case "xor" -> planar(name, inner, 0.0, Planar::xor, seed);
                default -> planar(name, inner, 0.2, Planar::blobs, seed);
            };
        } catch (IllegalArgumentException e) {
            throw new DataException("Data set '" + name + "': " + e.getMessage(), e);
        }
    }

    private static Dataset digits(String name, String inner, Seed seed) {
        var given = Parameters.parse(name, inner, List.of("difficulty", "train", "test"));
        return Digits.of(
                given.whole("train", Digits.TRAIN),
                given.whole("test", Digits.TEST),
                given.number("difficulty", Digits.DIFFICULTY),
                seed);
    }

    private interface PlanarSet {
        Dataset of(int train, int test, double noise, Seed seed);
    }

    private static Dataset planar(String name, String inner, double noise, PlanarSet set, Seed seed) {
        var given = Parameters.parse(name, inner, List.of("noise", "train", "test"));
        return set.of(given.whole("train", 1000), given.whole("test", 500), given.number("noise", noise), seed);
    }

    private static boolean exists(String text) {
        try {
            return !text.isBlank() && Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
