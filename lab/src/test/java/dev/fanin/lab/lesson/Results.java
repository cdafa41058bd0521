package dev.fanin.lab.lesson;

import dev.fanin.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The lessons' results for two seeds, drawn once for all tests; he, the longest, for one.
final class Results {

    /// What depends on chance less than once in a million runs.
    private static final List<String> CERTAIN = List.of(
            "parameters",
            "share of those nodes that move less than 0.00001",
            "mean square of the stream over the input's, alpha 0, as in Fixup, block 5",
            "mean square of the stream over the input's, alpha 0, as in Fixup, block 20",
            "mean of s^4, orthogonal layers, 1 deep (float32 rounds)",
            "mean of s^4, orthogonal layers, 6 deep (float32 rounds)");

    private static final List<LessonResult> FIRST = Drawing.all(1);
    private static final List<LessonResult> SECOND = Drawing.allButHe(2);

    private Results() {}

    /// Returns a lesson's result for seed 1.
    static LessonResult of(Lesson lesson) {
        return FIRST.stream()
                .filter(result -> result.lesson() == lesson)
                .findFirst()
                .orElseThrow();
    }

    /// Returns the rows of both seeds in which chance has a part.
    static List<Row> rowsOfChance() {
        return Stream.of(FIRST, SECOND)
                .flatMap(List::stream)
                .flatMap(result -> result.rows().stream())
                .filter(row -> !CERTAIN.contains(row.quantity()))
                .toList();
    }

    /// A class of its own: workers that ran code of [Results] would wait for it to be initialized,
    /// while it waits for them.
    static final class Drawing {

        private Drawing() {}

        /// Runs all lessons, as many at a time as the machine can.
        static List<LessonResult> all(long seed) {
            return run(seed, lesson -> true);
        }

        static List<LessonResult> allButHe(long seed) {
            return run(seed, lesson -> lesson != Lesson.HE);
        }

        private static List<LessonResult> run(long seed, Predicate<Lesson> chosen) {
            return Arrays.stream(Lesson.values())
                    .filter(chosen)
                    .parallel()
                    .map(lesson -> lesson.run(Seed.seed(seed)))
                    .toList();
        }
    }
}
