/// Dl4j as a contestant.
@NullMarked
package dev.fanin.bench.dl4j;

import org.jspecify.annotations.NullMarked;
