/// Files of one array in the format of MNIST, IDX.
@NullMarked
package dev.fanin.io.idx;

import org.jspecify.annotations.NullMarked;
