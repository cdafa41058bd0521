/// TensorFlow as a contestant.
@NullMarked
package dev.fanin.bench.tensorflow;

import org.jspecify.annotations.NullMarked;
