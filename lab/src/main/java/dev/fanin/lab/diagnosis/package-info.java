/// What differs from what should be, why, and what helps.
@NullMarked
package dev.fanin.lab.diagnosis;

import org.jspecify.annotations.NullMarked;
