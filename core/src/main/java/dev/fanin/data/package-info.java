/// Data sets without a download: drawn digits, point sets in the plane, IDX files already on disk.
@NullMarked
package dev.fanin.data;

import org.jspecify.annotations.NullMarked;
