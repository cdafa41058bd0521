/// Where weights are put back to after each step of training.
@NullMarked
package dev.fanin.constraint;

import org.jspecify.annotations.NullMarked;
