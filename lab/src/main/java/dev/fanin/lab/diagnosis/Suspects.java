package dev.fanin.lab.diagnosis;

import dev.fanin.lab.scheme.ResidualBlock;
import java.util.ArrayList;
import java.util.List;

/// All that is not as it should be with a case, before it is known what matters.
final class Suspects {

    private Suspects() {}

    static List<Factor> of(Case patient, Exam exam) {
        Kernels kernels = Kernels.of(patient);
        List<Factor> factors = new ArrayList<>(KernelSuspects.of(kernels, exam, blocks(patient)));
        factors.addAll(SignalSuspects.of(patient, kernels, exam));
        factors.addAll(StructureSuspects.of(patient, kernels, exam));
        return List.copyOf(factors);
    }

    /// Returns the luck of the draw, suspected where nothing else explains what is wrong.
    static List<Factor> luck(Case patient, Exam exam) {
        return StructureSuspects.luck(Kernels.of(patient), exam);
    }

    private static int blocks(Case patient) {
        return (int) ResidualBlock.allOf(patient.network()).stream()
                .filter(block -> !block.isNormalized())
                .count();
    }
}
