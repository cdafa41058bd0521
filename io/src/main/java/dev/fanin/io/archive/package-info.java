/// ZIP archives that are read with care and written as a whole: `.keras` and `.npz`.
@NullMarked
package dev.fanin.io.archive;

import org.jspecify.annotations.NullMarked;
