/// How the layers that come with the library compute.
@NullMarked
package dev.fanin.compute;

import org.jspecify.annotations.NullMarked;
