/// A few steps of training on copies: whether a network learns, and how that compares.
@NullMarked
package dev.fanin.lab.trial;

import org.jspecify.annotations.NullMarked;
