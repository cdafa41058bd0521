/// Stub.
@NullMarked
package dev.fanin.constraint;

import org.jspecify.annotations.NullMarked;
