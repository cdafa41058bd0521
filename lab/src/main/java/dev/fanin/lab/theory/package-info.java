/// What should be measured: signal and gradient of a network before any weight is drawn.
@NullMarked
package dev.fanin.lab.theory;

import org.jspecify.annotations.NullMarked;
