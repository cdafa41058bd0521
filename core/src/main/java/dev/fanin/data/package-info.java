/// Data sets that need no download: drawn digits, point sets in the plane, and IDX files already on disk.
@NullMarked
package dev.fanin.data;

import org.jspecify.annotations.NullMarked;
