package dev.fanin.lab.lesson;

import static dev.fanin.layer.Layers.activation;
import static dev.fanin.layer.Layers.batchNormalization;
import static dev.fanin.layer.Layers.dense;
import static dev.fanin.layer.Layers.input;

import dev.fanin.activation.Activations;
import dev.fanin.activation.Elementwise;
import dev.fanin.activation.GaussianMoments;
import dev.fanin.init.Initializers;
import dev.fanin.lab.probe.Probe;
import dev.fanin.lab.profile.LayerProfile;
import dev.fanin.layer.Layer;
import dev.fanin.loss.Losses;
import dev.fanin.model.Model;
import dev.fanin.model.Sequential;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Batch normalization keeps the signal at 1 and makes the gradient of relu layers grow by 1.21 a
/// layer, which no initializer can change.
///
/// What a layer sends on has the variance of phi, and the normalization divides by its root, so
/// that a gradient grows by `sqrt(E phi'^2 / Var phi)` for a large batch, `sqrt(pi / (pi - 1))`
/// with relu.
///
/// Source: Yang et al., "A mean field theory of batch normalization", 2019, theorem 3.9.
final class BatchNormLesson {

    private static final int DEPTH = 16;
    private static final int WIDTH = 256;
    private static final int BATCH = 256;
    private static final int FROM = 4;
    private static final int TO = 14;

    /// How far the growth of one layer strays with batch and width of 256, systematic error
    /// included.
    private static final double ERROR = 0.008;

    private BatchNormLesson() {}

    static Lesson.Findings run(Seed seed) {
        List<Row> rows = new ArrayList<>();
        for (Elementwise phi : List.of(Activations.relu(), Activations.tanh(), Activations.linear())) {
            List<LayerProfile> layers = layers(phi, seed);
            GaussianMoments moments = GaussianMoments.of(phi, 1);
            double variance = moments.second() - moments.mean() * moments.mean();
            double growth = (gradient(layers, FROM) - gradient(layers, TO)) / (TO - FROM);
            rows.add(new Row(
                    "growth of dL/dz a layer on its way back, " + phi.name(),
                    Math.sqrt(moments.derivativeSecond() / variance),
                    Math.pow(10, growth),
                    ERROR));
        }
        return new Lesson.Findings(
                rows,
                "Every normalization brings the signal back to 1, whatever the weights; but with relu the gradient grows"
                        + " by a fifth in every layer, ten thousandfold in fifty. With a smoother activation it grows less,"
                        + " and with none not at all.");
    }

    private static List<LayerProfile> layers(Elementwise phi, Seed seed) {
        List<Layer> layers = new ArrayList<>();
        layers.add(input(WIDTH));
        for (int i = 1; i <= DEPTH; i++) {
            layers.add(dense(WIDTH)
                    .kernelInitializer(Initializers.randomNormal(1 / Math.sqrt(WIDTH)))
                    .named("dense_" + i));
            layers.add(batchNormalization().named("normalization_" + i));
            layers.add(activation(phi).named("phi_" + i));
        }
        Model model = new Sequential(layers).build(seed);
        Tensor x = Tensor.zeros(model.network().input().prepend(BATCH));
        seed.stream("input").fillNormal(x.array(), 0, 0, 1);
        Tensor y = Tensor.zeros(x.shape());
        seed.stream("target").fillNormal(y.array(), 0, 0, 1000);
        return Probe.measure(model, Losses.mse(), x, y).layers();
    }

    private static double gradient(List<LayerProfile> layers, int depth) {
        return layers.stream()
                .filter(layer -> layer.layer().equals("normalization_" + depth))
                .findFirst()
                .orElseThrow()
                .gradient()
                .log10();
    }
}
