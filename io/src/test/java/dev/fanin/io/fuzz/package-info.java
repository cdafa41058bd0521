/// Targets of a fuzzer, for each format of files.
@NullMarked
package dev.fanin.io.fuzz;

import org.jspecify.annotations.NullMarked;
