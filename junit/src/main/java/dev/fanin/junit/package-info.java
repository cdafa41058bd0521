/// Assertions for tests with JUnit.
@NullMarked
package dev.fanin.junit;

import org.jspecify.annotations.NullMarked;
