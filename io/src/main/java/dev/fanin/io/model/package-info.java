/// Models and weights in files of any kind, told apart by name.
@NullMarked
package dev.fanin.io.model;

import org.jspecify.annotations.NullMarked;
