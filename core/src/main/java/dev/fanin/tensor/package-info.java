/// Shapes and float32 values.
@NullMarked
package dev.fanin.tensor;

import org.jspecify.annotations.NullMarked;
