/// HDF5 files, as far as h5py and Keras write them.
///
/// Decision 15 says why this is not left to a library, and what is read and written.
@NullMarked
package dev.fanin.io.hdf5;

import org.jspecify.annotations.NullMarked;
