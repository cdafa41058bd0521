/// Prediction and measurement of signal and gradients, experiments on them, and their reports.
module dev.fanin.lab {
    requires transitive dev.fanin.core;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports dev.fanin.lab.experiment;
    exports dev.fanin.lab.profile;
    exports dev.fanin.lab.report;
}
