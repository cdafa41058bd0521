/// Kernels with the Vector API, equal to those in plain Java to the last bit.
@NullMarked
package dev.fanin.simd;

import org.jspecify.annotations.NullMarked;
