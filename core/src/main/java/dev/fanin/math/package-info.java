/// Numerical methods that no class of the JDK offers.
@NullMarked
package dev.fanin.math;

import org.jspecify.annotations.NullMarked;
