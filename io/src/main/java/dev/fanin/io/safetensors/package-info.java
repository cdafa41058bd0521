/// Files of named arrays that are mapped into memory, `.safetensors`.
@NullMarked
package dev.fanin.io.safetensors;

import org.jspecify.annotations.NullMarked;
