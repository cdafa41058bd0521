/// Keras's files: models, weights and configs.
@NullMarked
package dev.fanin.io.keras;

import org.jspecify.annotations.NullMarked;
