/// Programs that reproduce published figures which take minutes; docs/FACTS.md has what they print.
@NullMarked
package dev.fanin.lab.facts;

import org.jspecify.annotations.NullMarked;
