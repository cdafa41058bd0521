/// Prediction and measurement of signal and gradients, experiments on them, and their reports.
module dev.fanin.lab {
    requires transitive dev.fanin.core;
    requires static org.jspecify;
    requires org.apache.commons.numbers.gamma;
    requires tools.jackson.core;

    exports dev.fanin.lab.diagnosis;
    exports dev.fanin.lab.experiment;
    exports dev.fanin.lab.finding;
    exports dev.fanin.lab.lesson;
    exports dev.fanin.lab.probe;
    exports dev.fanin.lab.profile;
    exports dev.fanin.lab.report;
    exports dev.fanin.lab.scheme;
    exports dev.fanin.lab.theory;
}
