/// Numbers as files hold them, read as float32.
@NullMarked
package dev.fanin.io.element;

import org.jspecify.annotations.NullMarked;
