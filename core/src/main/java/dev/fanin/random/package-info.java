/// Reproducible random numbers: every value is a function of seed, path and index.
@NullMarked
package dev.fanin.random;

import org.jspecify.annotations.NullMarked;
