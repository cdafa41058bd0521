package dev.fanin.lab.diagnosis;

import dev.fanin.graph.Weights;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.lab.theory.InputMoments;
import dev.fanin.lab.theory.SignalPropagation;
import dev.fanin.lab.theory.TargetMoments;
import dev.fanin.lab.trial.Task;
import dev.fanin.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// What theory says of a case, from its own weights' moments or from its initializers alone.
final class Forecast {

    private Forecast() {}

    static NetworkProfile of(Case patient, boolean hasWeights) {
        Task task = patient.task();
        Tensor x = task.x().getFirst();
        @Nullable Weights weights = hasWeights ? patient.weights() : null;
        return SignalPropagation.predict(
                patient.network(),
                weights,
                task.losses().getFirst(),
                InputMoments.of(x),
                TargetMoments.of(task.y().getFirst()));
    }
}
