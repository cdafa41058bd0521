/// Event files, which TensorBoard shows.
@NullMarked
package dev.fanin.io.tensorboard;

import org.jspecify.annotations.NullMarked;
