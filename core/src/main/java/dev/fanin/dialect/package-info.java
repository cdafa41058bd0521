/// The random numbers of other frameworks: from a seed to the values that they would draw.
///
/// A value there depends on the order of the draws before it. In Fanin's own dialect,
/// [dev.fanin.random.RandomStream], values have no order.
@NullMarked
package dev.fanin.dialect;

import org.jspecify.annotations.NullMarked;
