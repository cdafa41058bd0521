package dev.fanin.lab.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How much of the damage each factor accounts for: by putting right one after the other, in all
/// orders.
///
/// @param factors the factors, the one with the largest share first
/// @param shares their shares, which add up to 1; NaN where putting right changes nothing
/// @param before the damage as it is
/// @param after the damage with all factors put right
/// @param repaired the case with all factors put right
/// @param exam what a batch shows of that, thawed
record Attribution(List<Factor> factors, List<Double> shares, Damage before, Damage after, Case repaired, Exam exam) {

    private static final int MOST_FACTORS = 5;
    private static final double NOTHING = 0.05;

    /// Weighs the factors; beyond the first few, which are enough for any network seen, the rest is
    /// left out.
    ///
    /// @param exam what a batch shows of the case, thawed
    static Attribution of(Case patient, Exam exam, List<Factor> all) {
        List<Factor> factors = all.subList(0, Math.min(all.size(), MOST_FACTORS));
        BitSet every = new BitSet();
        every.set(0, factors.size());
        Damage before = Damage.of(exam);
        Case repaired = repaired(patient, factors, every);
        Exam repairedExam = factors.isEmpty() ? exam : Exam.of(Thawed.of(repaired));
        Damage after = Damage.of(repairedExam);
        List<Double> raw = factors.size() == 1
                ? List.of(before.total() - after.total())
                : Shapley.shares(
                        factors.size(),
                        set -> -(set.isEmpty() ? before : set.equals(every) ? after : damage(patient, factors, set))
                                .total());
        double sum = raw.stream().mapToDouble(share -> Math.max(0, share)).sum();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, factors.size()).boxed().toList());
        order.sort(Comparator.comparingDouble((Integer i) -> -raw.get(i)));
        return new Attribution(
                order.stream().map(factors::get).toList(),
                order.stream()
                        .map(i -> sum > NOTHING ? Math.max(0, raw.get(i)) / sum : Double.NaN)
                        .toList(),
                before,
                after,
                repaired,
                repairedExam);
    }

    /// Returns the same damage put down to one factor alone.
    Attribution only(Factor factor) {
        return new Attribution(List.of(factor), List.of(1.0), before, after, repaired, exam);
    }

    private static Damage damage(Case patient, List<Factor> factors, BitSet repaired) {
        return Damage.of(Exam.glance(Thawed.of(repaired(patient, factors, repaired))));
    }

    private static Case repaired(Case patient, List<Factor> factors, BitSet repaired) {
        Case changed = patient;
        for (int i = repaired.nextSetBit(0); i >= 0; i = repaired.nextSetBit(i + 1)) {
            changed = factors.get(i).repaired(changed);
        }
        return changed;
    }
}
