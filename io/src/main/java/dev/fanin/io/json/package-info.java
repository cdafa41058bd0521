/// JSON as plain maps, lists, texts, numbers and truth values.
@NullMarked
package dev.fanin.io.json;

import org.jspecify.annotations.NullMarked;
