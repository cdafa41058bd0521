/// Files of weights and arrays, as other tools write and read them.
module dev.fanin.io {
    requires transitive dev.fanin.core;
    requires static org.jspecify;

    exports dev.fanin.io.hdf5;
    exports dev.fanin.io.npy;
    exports dev.fanin.io.tensorboard;
}
