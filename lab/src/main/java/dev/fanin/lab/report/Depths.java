package dev.fanin.lab.report;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.Rms;

/// What stands for the signal of a layer wherever signals are compared over the depth.
final class Depths {

    private Depths() {}

    /// Returns the size of what a layer puts out; of the last layer, of its sums, whose size an
    /// activation such as softmax would hide.
    static Rms signal(Diagnosis diagnosis, LayerFinding layer, LayerProfile profile) {
        boolean last = layer.equals(diagnosis.layers().getLast());
        return last ? profile.preActivation().rms() : profile.activation().rms();
    }
}
