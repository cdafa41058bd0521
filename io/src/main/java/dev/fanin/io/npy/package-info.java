/// NumPy's files of one array, `.npy`.
@NullMarked
package dev.fanin.io.npy;

import org.jspecify.annotations.NullMarked;
