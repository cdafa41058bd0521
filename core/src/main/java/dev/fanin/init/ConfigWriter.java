package dev.fanin.init;

import dev.fanin.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes initializers as configs.
final class ConfigWriter {

    /// The class names of Keras's presets, by the names we show.
    private static final Map<String, String> PRESET_CLASSES = Map.of(
            "glorot_uniform", "GlorotUniform",
            "glorot_normal", "GlorotNormal",
            "he_uniform", "HeUniform",
            "he_normal", "HeNormal",
            "lecun_uniform", "LecunUniform",
            "lecun_normal", "LecunNormal");

    private final SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();

    private ConfigWriter() {}

    /// Writes an initializer.
    ///
    /// @param seed what seeds it, or null
    static InitializerConfig write(Initializer initializer, @Nullable Seeded seed) {
        ConfigWriter writer = new ConfigWriter();
        return switch (initializer) {
            case Seeded seeded -> write(seeded.base(), seeded);
            case VarianceScaling scaling -> writer.scaling(scaling, seed);
            case RandomNormal(double mean, double stddev) ->
                writer.seed(seed).put("mean", mean).put("stddev", stddev).as("RandomNormal");
            case TruncatedNormal(double mean, double stddev) ->
                writer.seed(seed).put("mean", mean).put("stddev", stddev).as("TruncatedNormal");
            case RandomUniform(double minval, double maxval) ->
                writer.seed(seed).put("minval", minval).put("maxval", maxval).as("RandomUniform");
            case Orthogonal(double gain) -> writer.seed(seed).put("gain", gain).as("Orthogonal");
            case Constant constant ->
                switch (constant.toString()) {
                    case "zeros" -> writer.as("Zeros");
                    case "ones" -> writer.as("Ones");
                    default -> writer.put("value", constant.value()).as("Constant");
                };
            case ConstantTensor(Tensor value) ->
                writer.put("value", array(value)).as("Constant");
            case Identity(double gain) -> (gain == 1 ? writer : writer.put("gain", gain)).as("Identity");
            case Stft stft -> writer.stft(stft);
            case CustomInitializer custom ->
                throw new IllegalArgumentException(
                        "The custom initializer '" + custom + "' cannot be written; only code describes it.");
            case CourseXavier _,
                    Xavier _,
                    Kaiming _,
                    TruncNormal _,
                    Sparse _,
                    Dirac _,
                    ZeroHadamard _,
                    IdInit _,
                    ScaledOrthogonal _,
                    DeltaOrthogonal _,
                    LooksLinear _,
                    Chrono _ -> InitializerConfig.ownClass((seed == null ? initializer : seed).toString());
        };
    }

    private InitializerConfig scaling(VarianceScaling scaling, @Nullable Seeded seed) {
        seed(seed);
        String preset = KerasNames.preset(scaling);
        if (preset.isEmpty()) {
            put("scale", scaling.scale());
            put("mode", scaling.mode().toString());
            put("distribution", scaling.distribution().toString());
        }
        Axes axes = scaling.axes();
        put("input_axes", axes == null ? null : axes.input());
        put("output_axes", axes == null ? null : axes.output());
        return as(PRESET_CLASSES.getOrDefault(preset, "VarianceScaling"));
    }

    private InitializerConfig stft(Stft stft) {
        StftWindow window = stft.window();
        put("side", stft.part().toString());
        put("window", window.isNone() ? null : window.values().isEmpty() ? window.name() : window.values());
        put("periodic", stft.periodic());
        put(
                "scaling",
                stft.scaling() == Stft.Scaling.NONE ? null : stft.scaling().toString());
        return as("STFT");
    }

    /// Keras has no key for a shared draw, since all its whole-numbered seeds are shared.
    private ConfigWriter seed(@Nullable Seeded seeded) {
        put("seed", seeded == null ? null : seeded.seed().value());
        return seeded != null && seeded.shared() ? put("shared", true) : this;
    }

    private ConfigWriter put(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    private InitializerConfig as(String className) {
        return new InitializerConfig(className, values);
    }

    /// Returns the map in which Keras keeps an array.
    private static Map<String, Object> array(Tensor tensor) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("value", nested(tensor.shape().toArray(), 0, tensor.array(), 0));
        config.put("dtype", "float32");
        Map<String, Object> array = new LinkedHashMap<>();
        array.put("class_name", "__tensor__");
        array.put("config", config);
        return array;
    }

    private static Object nested(int[] axes, int depth, float[] values, int from) {
        if (depth == axes.length) {
            return (double) values[from];
        }
        int size = 1;
        for (int axis = depth + 1; axis < axes.length; axis++) {
            size *= axes[axis];
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < axes[depth]; i++) {
            list.add(nested(axes, depth + 1, values, from + i * size));
        }
        return list;
    }
}
