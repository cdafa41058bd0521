/// How weights change: the training loop and what it records.
@NullMarked
package dev.fanin.train;

import org.jspecify.annotations.NullMarked;
