/// One network, one batch, many libraries: what a training step takes in each, in one run.
@NullMarked
package dev.fanin.bench.sidebyside;

import org.jspecify.annotations.NullMarked;
