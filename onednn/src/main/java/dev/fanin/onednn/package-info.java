/// Products of matrices by oneDNN, called through [java.lang.foreign] on arrays where they lie.
@NullMarked
package dev.fanin.onednn;

import org.jspecify.annotations.NullMarked;
