/// What a layer is: shapes, parameters and their fans, and the passes forward and backward.
@NullMarked
package dev.fanin.layer;

import org.jspecify.annotations.NullMarked;
