/// How a layer computes: an operation, forward and backward, over the buffers of one pass.
@NullMarked
package dev.fanin.operation;

import org.jspecify.annotations.NullMarked;
