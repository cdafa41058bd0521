package dev.fanin.lab.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Small networks with faults, look-alikes and healthy twins, the same ones every time.
public final class Corpus {

    private Corpus() {}

    /// Returns all cases; each twin is a case itself, before those that are compared with it.
    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Set<String> twins = new HashSet<>();
        for (Case one : Common.all(
                RectifierCases.cases(),
                TanhCases.cases(),
                ConvolutionCases.cases(),
                ResidualCases.cases(),
                NormalizedCases.cases(),
                SpecialCases.cases())) {
            if (twins.add(one.twinName())) {
                cases.add(one.twinItself());
            }
            cases.add(one);
        }
        return List.copyOf(cases);
    }

    /// Returns every n-th case of each fault, for what takes too long on all of them.
    public static List<Case> thinned(int n) {
        Map<String, Integer> seen = new HashMap<>();
        return cases().stream()
                .filter(one -> (seen.merge(one.fault(), 1, Integer::sum) - 1) % n == 0)
                .toList();
    }
}
