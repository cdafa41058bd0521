/// Layers put together: names, shapes, weights, and the buffers of one execution.
@NullMarked
package dev.fanin.graph;

import org.jspecify.annotations.NullMarked;
