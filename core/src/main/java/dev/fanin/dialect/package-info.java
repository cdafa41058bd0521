/// The random numbers of other frameworks: from a seed to the values that they would draw.
///
/// A value here depends on the order of the draws before it, as it does there. Where that is not
/// asked for, [dev.fanin.random.RandomStream] has no order.
@NullMarked
package dev.fanin.dialect;

import org.jspecify.annotations.NullMarked;
