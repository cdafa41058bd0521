/// What is wrong with a network, why, and what helps.
@NullMarked
package dev.fanin.lab.diagnosis;

import org.jspecify.annotations.NullMarked;
