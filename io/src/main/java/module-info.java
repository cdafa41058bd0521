/// Files of weights and arrays, as other tools write and read them.
module dev.fanin.io {
    requires transitive dev.fanin.core;
    requires static org.jspecify;
    requires de.siegmar.fastcsv;
    requires tools.jackson.core;

    exports dev.fanin.io.archive;
    exports dev.fanin.io.csv;
    exports dev.fanin.io.idx;
    exports dev.fanin.io.npy;
    exports dev.fanin.io.safetensors;
    exports dev.fanin.io.tensorboard;
}
