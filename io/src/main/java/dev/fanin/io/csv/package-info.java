/// Tables of numbers in text, as data to train on.
@NullMarked
package dev.fanin.io.csv;

import org.jspecify.annotations.NullMarked;
