/// What the tests of readers share.
@NullMarked
package dev.fanin.io.testing;

import org.jspecify.annotations.NullMarked;
