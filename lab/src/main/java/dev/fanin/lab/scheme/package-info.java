/// How whole networks begin: schemes that turn a network, or its weights and a batch, into others.
@NullMarked
package dev.fanin.lab.scheme;

import org.jspecify.annotations.NullMarked;
