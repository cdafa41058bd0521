/// What weights cost besides the loss.
@NullMarked
package dev.fanin.regularizer;

import org.jspecify.annotations.NullMarked;
