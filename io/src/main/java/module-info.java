/// Files of models, weights and arrays, as other tools write and read them.
@SuppressWarnings("module") // the reader of the qualified export is compiled after this module
module dev.fanin.io {
    requires transitive dev.fanin.core;
    requires de.siegmar.fastcsv;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.fanin.io.archive;
    exports dev.fanin.io.csv;
    exports dev.fanin.io.hdf5;
    exports dev.fanin.io.idx;
    exports dev.fanin.io.json to
            dev.fanin.app;
    exports dev.fanin.io.keras;
    exports dev.fanin.io.model;
    exports dev.fanin.io.npy;
    exports dev.fanin.io.safetensors;
    exports dev.fanin.io.tensorboard;
}
