package dev.fanin.bench;

import dev.fanin.kernel.KernelProvider;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks whose names hold a text, and prints their medians, with ratios to the memory
/// fill of the same run.
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(args.length == 0 ? "dev.fanin.bench" : args[0]);
        Collection<RunResult> results = new Runner(options.build()).run();
        double memory = results.stream()
                .filter(result -> name(result).startsWith("memory"))
                .mapToDouble(Bench::median)
                .findFirst()
                .orElse(Double.NaN);
        System.out.printf(
                "%nJDK %s, %d processors, kernels %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                KernelProvider.fastest().name());
        for (RunResult result : results) {
            String unit = result.getPrimaryResult().getScoreUnit();
            String ratio = unit.startsWith("ops") ? "  %.3f of the memory fill".formatted(median(result) / memory) : "";
            System.out.printf("%-28s %10.1f %s%s%n", name(result), median(result), unit, ratio);
        }
    }

    private static String name(RunResult result) {
        StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
        for (String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }
}
