/// What is measured: signal and gradient of a model on one batch.
@NullMarked
package dev.fanin.lab.probe;

import org.jspecify.annotations.NullMarked;
