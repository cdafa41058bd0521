package dev.fanin.lab.lesson;

import java.util.List;

/// What one chapter of the course found.
///
/// @param lesson the chapter
/// @param seed the seed the experiment drew from
/// @param rows predictions beside measurements
/// @param exhibit something to look at besides numbers, such as a model's summary; may be empty
/// @param conclusion one plain sentence on what the numbers show
public record LessonResult(Lesson lesson, long seed, List<Row> rows, String exhibit, String conclusion) {

    public LessonResult {
        rows = List.copyOf(rows);
    }
}
