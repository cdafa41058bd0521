/// How a kernel connects inputs to outputs, and the fans that follow from it.
@NullMarked
package dev.fanin.connection;

import org.jspecify.annotations.NullMarked;
