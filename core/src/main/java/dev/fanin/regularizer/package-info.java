/// Stub.
@NullMarked
package dev.fanin.regularizer;

import org.jspecify.annotations.NullMarked;
