/// Checkpoints of training as files.
@NullMarked
package dev.fanin.checkpoint;

import org.jspecify.annotations.NullMarked;
