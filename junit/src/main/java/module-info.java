/// An assertion for tests with JUnit 5 and 6: a model is fit to be trained.
module dev.fanin.junit {
    requires transitive dev.fanin.lab;
    requires static org.jspecify;
    requires org.opentest4j;

    exports dev.fanin.junit;
}
