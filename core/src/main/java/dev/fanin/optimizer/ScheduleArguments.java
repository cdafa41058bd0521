package dev.fanin.optimizer;

import dev.fanin.config.Config;
import dev.fanin.text.Quoted;
import java.util.ArrayList;
import java.util.List;

/// The arguments of a schedule, some of which have no default.
record ScheduleArguments(Config config) {

    double required(String key) {
        require(key);
        return config.number(key, 0);
    }

    List<Double> numbers(String key) {
        require(key);
        List<Double> numbers = new ArrayList<>();
        if (config.values().get(key) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Number number) {
                    numbers.add(number.doubleValue());
                }
            }
            if (numbers.size() == list.size()) {
                return numbers;
            }
        }
        throw new IllegalArgumentException(config.className() + " expects a list of numbers for " + Quoted.of(key)
                + ", got " + Quoted.of(String.valueOf(config.values().get(key))) + ".");
    }

    String name(String otherwise) {
        return config.text("name", otherwise);
    }

    private void require(String key) {
        if (!config.has(key)) {
            throw new IllegalArgumentException(config.className() + " needs its parameter " + Quoted.of(key) + ".");
        }
    }

    /// A count is written as a whole number where it is one.
    static Number number(double value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }
}
