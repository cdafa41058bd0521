/// Weights under the names and in the shapes that PyTorch's modules have.
@NullMarked
package dev.fanin.io.torch;

import org.jspecify.annotations.NullMarked;
