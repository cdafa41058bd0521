package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.init.Distribution;
import dev.fanin.init.FanMode;
import dev.fanin.init.VarianceScaling;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.lab.profile.NetworkProfile;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import java.util.ArrayList;
import java.util.List;

/// The forward pass wants variance 1/n_in, the backward pass 1/n_out; the paper takes the mean of
/// the fans.
///
/// Source: Glorot and Bengio 2010, equations 10 to 12.
final class FanAverageLesson {

    private static final int IN = 400;
    private static final int OUT = 100;

    private FanAverageLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        add(rows, "1/n_in", FanMode.FAN_IN, IN, seed);
        add(rows, "1/n_out", FanMode.FAN_OUT, OUT, seed);
        add(rows, "2/(n_in + n_out)", FanMode.FAN_AVG, (IN + OUT) / 2.0, seed);
        return new Lesson.Findings(
                rows,
                "1/n_in keeps the signal and shrinks the gradient to a quarter, 1/n_out keeps the gradient and blows"
                        + " the signal up fourfold; 2/(n_in + n_out) is right for neither and bad for neither, and"
                        + " right for both where the layers are equally wide.");
    }

    private static void add(List<Row> rows, String variance, FanMode mode, double fan, Seed seed) {
        VarianceScaling initializer = new VarianceScaling(1, mode, Distribution.UNTRUNCATED_NORMAL);
        Sequential network = Sequential.of(
                input(10),
                dense(IN).named("before"),
                dense(OUT).withoutBias().kernelInitializer(initializer).named("layer"));
        Propagation propagation = new Propagation(network, seed);
        rows.add(propagation.ratio(
                "signal: mean square of z over that of x, " + variance, IN / fan, FanAverageLesson::forward));
        rows.add(propagation.ratio(
                "gradient: mean square of dL/dx over that of dL/dz, " + variance,
                OUT / fan,
                FanAverageLesson::backward));
    }

    private static double forward(NetworkProfile profile) {
        LayerProfile before = profile.layers().getFirst();
        LayerProfile layer = profile.layers().getLast();
        return square(
                layer.preActivation().rms().value() / before.activation().rms().value());
    }

    private static double backward(NetworkProfile profile) {
        LayerProfile before = profile.layers().getFirst();
        LayerProfile layer = profile.layers().getLast();
        return square(before.gradient().value() / layer.gradient().value());
    }

    private static double square(double value) {
        return value * value;
    }
}
