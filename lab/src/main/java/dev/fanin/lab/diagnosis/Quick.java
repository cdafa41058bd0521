package dev.fanin.lab.diagnosis;

import java.util.List;

final class Quick {
    private Quick() {}

    record Verdict(Effect effect, Attribution attribution) {}

    static Verdict of(Patient patient, int samples) {
        Admission admission = Admission.of(patient, samples);
        Case given = admission.patient();
        Exam exam = Exam.of(Thawed.of(given), 64);
        List<Factor> factors = Suspects.of(given, exam);
        Attribution attribution = Attribution.of(given, factors);
        Case repaired = attribution.repaired(given);
        return new Verdict(Effect.of(given, repaired), attribution);
    }
}
