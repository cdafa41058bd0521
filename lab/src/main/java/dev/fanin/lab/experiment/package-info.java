/// The same question asked of several initializers and seeds.
@NullMarked
package dev.fanin.lab.experiment;

import org.jspecify.annotations.NullMarked;
