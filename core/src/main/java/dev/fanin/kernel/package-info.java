/// The inner loops: matrix products behind one small interface.
@NullMarked
package dev.fanin.kernel;

import org.jspecify.annotations.NullMarked;
