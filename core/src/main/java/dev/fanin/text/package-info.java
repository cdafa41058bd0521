/// Names as users write them: parsing, and suggestions for what was misspelt.
@NullMarked
package dev.fanin.text;

import org.jspecify.annotations.NullMarked;
