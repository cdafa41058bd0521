/// The fanin command line.
module dev.fanin.app {
    requires dev.fanin.io;
    requires dev.fanin.lab;
    requires info.picocli;
    requires tools.jackson.core;
    requires static org.jspecify;

    opens dev.fanin.app to
            info.picocli;
}
