package dev.fanin.init;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of DL4J's `WeightInit`, with the formulas they are meant to have.
///
/// | name | variance | remark |
/// |---|---|---|
/// | ZERO, ONES, IDENTITY | | DL4J's identity is square only |
/// | NORMAL, LECUN_NORMAL, XAVIER_FAN_IN | 1 / fan_in | normal, not cut |
/// | XAVIER | 2 / (fan_in + fan_out) | normal, not cut |
/// | XAVIER_UNIFORM | 2 / (fan_in + fan_out) | uniform |
/// | XAVIER_LEGACY | 1 / (fan_in + fan_out) | normal; DL4J counts channels, not fans |
/// | SIGMOID_UNIFORM | 32 / (fan_in + fan_out) | uniform up to 4 sqrt(6 / (fan_in + fan_out)) |
/// | UNIFORM | 1 / (3 fan_in) | uniform up to 1 / sqrt(fan_in) |
/// | LECUN_UNIFORM | 1 / fan_in | DL4J draws up to 3 / sqrt(fan_in): three times the variance |
/// | RELU, RELU_UNIFORM | 2 / fan_in | normal, not cut; uniform |
/// | VAR_SCALING_NORMAL_FAN_IN, _OUT, _AVG | 1 / n | truncated normal, made up for, as in Keras |
/// | VAR_SCALING_UNIFORM_FAN_IN, _OUT, _AVG | 1 / n | DL4J draws three times the variance |
///
/// Source: DL4J, `org.deeplearning4j.nn.weights.WeightInit` and the classes it names.
final class Dl4jNames {

    private static final double SIGMOID = 16;

    static final Map<String, NamedForm> FORMS = Stream.of(
                    NamedForm.fixed("ZERO", e -> new Constant(0)),
                    NamedForm.fixed("ONES", e -> new Constant(1)),
                    NamedForm.fixed("IDENTITY", e -> new Identity(1)),
                    NamedForm.fixed("DISTRIBUTION", e -> {
                        throw new IllegalArgumentException(
                                "'DISTRIBUTION' of DL4J does not say which; write random_normal(mean=...,stddev=...),"
                                        + " truncated_normal(mean=...,stddev=...),"
                                        + " random_uniform(minval=...,maxval=...), orthogonal(gain=...)"
                                        + " or constant(value=...).");
                    }),
                    scaling("NORMAL", 1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL),
                    scaling("LECUN_NORMAL", 1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL),
                    scaling("XAVIER_FAN_IN", 1, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL),
                    scaling("XAVIER", 1, FanMode.FAN_AVG, Distribution.UNTRUNCATED_NORMAL),
                    scaling("XAVIER_UNIFORM", 1, FanMode.FAN_AVG, Distribution.UNIFORM),
                    scaling("XAVIER_LEGACY", 0.5, FanMode.FAN_AVG, Distribution.UNTRUNCATED_NORMAL),
                    scaling("SIGMOID_UNIFORM", SIGMOID, FanMode.FAN_AVG, Distribution.UNIFORM),
                    scaling("UNIFORM", 1 / 3.0, FanMode.FAN_IN, Distribution.UNIFORM),
                    scaling("LECUN_UNIFORM", 1, FanMode.FAN_IN, Distribution.UNIFORM),
                    scaling("RELU", 2, FanMode.FAN_IN, Distribution.UNTRUNCATED_NORMAL),
                    scaling("RELU_UNIFORM", 2, FanMode.FAN_IN, Distribution.UNIFORM),
                    scaling("VAR_SCALING_NORMAL_FAN_IN", 1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL),
                    scaling("VAR_SCALING_NORMAL_FAN_OUT", 1, FanMode.FAN_OUT, Distribution.TRUNCATED_NORMAL),
                    scaling("VAR_SCALING_NORMAL_FAN_AVG", 1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL),
                    scaling("VAR_SCALING_UNIFORM_FAN_IN", 1, FanMode.FAN_IN, Distribution.UNIFORM),
                    scaling("VAR_SCALING_UNIFORM_FAN_OUT", 1, FanMode.FAN_OUT, Distribution.UNIFORM),
                    scaling("VAR_SCALING_UNIFORM_FAN_AVG", 1, FanMode.FAN_AVG, Distribution.UNIFORM))
            .collect(Collectors.toMap(NamedForm::name, form -> form));

    private Dl4jNames() {}

    private static NamedForm scaling(String name, double scale, FanMode mode, Distribution distribution) {
        return NamedForm.drawn(name, e -> new VarianceScaling(scale, mode, distribution));
    }
}
