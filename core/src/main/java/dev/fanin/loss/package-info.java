/// What training minimises.
@NullMarked
package dev.fanin.loss;

import org.jspecify.annotations.NullMarked;
