/// The functions nodes put their sums through, and how they change a Gaussian signal.
@NullMarked
package dev.fanin.activation;

import org.jspecify.annotations.NullMarked;
