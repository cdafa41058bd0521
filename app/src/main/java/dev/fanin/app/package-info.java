/// The command line: commands, their errors, and what they print.
@NullMarked
package dev.fanin.app;

import org.jspecify.annotations.NullMarked;
