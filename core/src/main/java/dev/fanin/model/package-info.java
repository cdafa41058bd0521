/// What users hold: a network as a value, and the model built from it.
@NullMarked
package dev.fanin.model;

import org.jspecify.annotations.NullMarked;
