package dev.fanin.lab.diagnosis;

import dev.fanin.lab.profile.NetworkProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was assumed, sampled or not checked, and why.
final class Remarks {

    private Remarks() {}

    static List<String> of(Admission admission, Checkup checkup, NetworkProfile predicted, @Nullable Effect effect) {
        List<String> notes = new ArrayList<>(admission.notes());
        int inputs = admission.patient().network().inputs().size();
        int outputs = admission.patient().network().outputs().size();
        if (inputs > 1) {
            notes.add(
                    "Theory takes all " + inputs + " inputs to be like the first; what is measured has each its own.");
        }
        if (outputs > 1) {
            notes.add("Theory takes all " + outputs + " outputs to have the loss and the targets of the first.");
        }
        if (!predicted.sampled().isEmpty()) {
            notes.add("Theory has no closed form for " + String.join(", ", predicted.sampled())
                    + "; run on random values instead.");
        }
        if (!checkup.measures()) {
            notes.add("No batch was run: copies among units, dead units and biases were not looked for.");
        } else if (effect == null) {
            notes.add("No trial was made: how much training suffers is a guess from decades lost.");
        } else if (effect.severity() == null) {
            notes.add("The trial tells too little: in so few steps, the repaired copy has not learned much either.");
        }
        return notes;
    }
}
