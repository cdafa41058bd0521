/// Small networks with known faults, the labels measured on them, and what other tools say of them.
@NullMarked
package dev.fanin.lab.corpus;

import org.jspecify.annotations.NullMarked;
