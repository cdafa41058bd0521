/// What people read off a model's predictions.
@NullMarked
package dev.fanin.metric;

import org.jspecify.annotations.NullMarked;
