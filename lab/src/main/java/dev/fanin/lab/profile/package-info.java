/// One network's numbers, layer by layer, in the same record whether predicted or measured.
@NullMarked
package dev.fanin.lab.profile;

import org.jspecify.annotations.NullMarked;
