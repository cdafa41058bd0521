/// Callbacks that come with the library: who watches training, and acts.
@NullMarked
package dev.fanin.callback;

import org.jspecify.annotations.NullMarked;
