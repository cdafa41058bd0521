/// Layers, optimizers and their kin as Keras writes them into files: a class name, and values by
/// key.
@NullMarked
package dev.fanin.config;

import org.jspecify.annotations.NullMarked;
