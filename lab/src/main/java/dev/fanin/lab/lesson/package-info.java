/// The course in experiments: each chapter predicts, measures, and says what it shows.
@NullMarked
package dev.fanin.lab.lesson;

import org.jspecify.annotations.NullMarked;
