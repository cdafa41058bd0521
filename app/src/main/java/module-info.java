/// The fanin command line.
module dev.fanin.app {
    requires dev.fanin.lab;
    requires info.picocli;
    requires static org.jspecify;

    opens dev.fanin.app to
            info.picocli;
}
