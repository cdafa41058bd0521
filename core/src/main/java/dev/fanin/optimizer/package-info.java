/// How a gradient becomes a step.
@NullMarked
package dev.fanin.optimizer;

import org.jspecify.annotations.NullMarked;
