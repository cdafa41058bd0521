/// Linear algebra on whole matrices, with bits that depend on the input alone.
@NullMarked
package dev.fanin.linalg;

import org.jspecify.annotations.NullMarked;
