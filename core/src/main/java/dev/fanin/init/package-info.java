/// How a weight begins: fans, initializers, and the variance each one gives.
@NullMarked
package dev.fanin.init;

import org.jspecify.annotations.NullMarked;
