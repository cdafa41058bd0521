/// Djl as a contestant.
@NullMarked
package dev.fanin.bench.djl;

import org.jspecify.annotations.NullMarked;
