package dev.fanin.init;

import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;

/// Every initializer there is, each with a parameter it may fill.
final class Samples {

    /// A text and the parameter, with fans that no shape would give.
    record Sample(String text, Target target) {

        Initializer initializer() {
            return Initializers.named(text);
        }

        /// Returns a parameter of fewer weights, for tests that draw it often.
        Target small() {
            return target.equals(MATRIX) ? SMALL_MATRIX : target;
        }

        boolean draws() {
            return !(initializer() instanceof Deterministic);
        }

        @Override
        public String toString() {
            return text + " " + target.shape();
        }
    }

    static final Target MATRIX = new Target(Shape.of(38, 46), new Fans(19, 92));
    static final Target SMALL_MATRIX = new Target(Shape.of(10, 14), new Fans(5, 28));
    static final Target CONVOLUTION = new Target(Shape.of(3, 4, 6, 8), new Fans(72, 96));

    static final List<String> MATRICES = List.of(
            "glorot_uniform",
            "glorot_normal",
            "he_uniform",
            "he_normal",
            "lecun_uniform",
            "lecun_normal",
            "variance_scaling(scale=0.5,mode=fan_out,distribution=untruncated_normal)",
            "variance_scaling(scale=3.0,mode=fan_geo_avg,distribution=uniform)",
            "he_uniform(input_axes=[0],output_axes=[-1])",
            "random_normal(mean=1.0,stddev=0.5)",
            "random_uniform(minval=-1.0,maxval=3.0)",
            "truncated_normal(mean=0.25,stddev=2.0)",
            "zeros",
            "ones",
            "constant(value=0.1)",
            "identity",
            "identity(gain=2.0)",
            "orthogonal",
            "orthogonal(gain=-1.5)",
            "orthogonal(gain=1.5,seed=3)",
            "xavier_uniform",
            "xavier_uniform(gain=1.5)",
            "xavier_normal(gain=0.5)",
            "kaiming_uniform(a=2.23606797749979)",
            "kaiming_normal(mode=fan_out,nonlinearity=tanh)",
            "kaiming_normal",
            "trunc_normal",
            "trunc_normal(mean=0.5,std=2.0,a=-1.0,b=4.0)",
            "sparse(sparsity=0.3)",
            "sparse(sparsity=0.75,std=2.0)",
            "looks_linear",
            "looks_linear(base=random_normal(mean=1.0,stddev=0.5))",
            "looks_linear(base=orthogonal(gain=2.0),mirror=inputs)",
            "looks_linear(base=he_uniform,mirror=outputs)",
            "looks_linear(base=sparse(sparsity=0.5),mirror=outputs,seed=5,shared=true)",
            "zero_hadamard",
            "id_init(tau=0.5)",
            "course_xavier",
            "scaled_orthogonal(gain=1.4)",
            "glorot_uniform(seed=42)",
            "random_normal(stddev=1.0,seed=-7,shared=true)");

    static final List<String> CONVOLUTIONS = List.of(
            "he_normal",
            "glorot_uniform(input_axes=[0,1,2],output_axes=[3])",
            "orthogonal",
            "delta_orthogonal",
            "delta_orthogonal(scale=0.5)",
            "scaled_orthogonal",
            "dirac",
            "dirac(groups=2)",
            "zero_hadamard",
            "id_init",
            "looks_linear(base=delta_orthogonal)",
            "looks_linear(base=he_normal,mirror=inputs)");

    private Samples() {}

    static Stream<Sample> all() {
        Stream<Sample> others = Stream.of(
                new Sample("chrono(t_max=50.0)", new Target(Shape.of(44), new Fans(44, 44))),
                new Sample("chrono(t_max=9.5,cell=gru)", new Target(Shape.of(33), new Fans(33, 33))),
                new Sample("chrono(t_max=2.0,cell=gru)", new Target(Shape.of(33), new Fans(33, 33))),
                new Sample("chrono(t_max=784.0,cell=gru)", new Target(Shape.of(2, 33), new Fans(1, 1))),
                new Sample("stft", new Target(Shape.of(16, 1, 9), new Fans(16, 9))),
                new Sample(
                        "stft(side=imag,window=tukey,scaling=spectrum,periodic=true)",
                        new Target(Shape.of(12, 1, 20), new Fans(16, 9))),
                new Sample("stft(window=[1.0,2.5,-3.0],scaling=none)", new Target(Shape.of(3, 1, 5), new Fans(3, 5))),
                new Sample("zero_hadamard", new Target(Shape.of(5, 12), new Fans(5, 12))),
                new Sample("zero_hadamard", new Target(Shape.of(12, 5), new Fans(5, 12))),
                new Sample("id_init", new Target(Shape.of(12, 5), new Fans(5, 12))),
                new Sample("orthogonal", new Target(Shape.of(5, 3, 2), new Fans(5, 12))),
                new Sample("delta_orthogonal", new Target(Shape.of(4, 2, 3), new Fans(5, 12))));
        return Stream.concat(
                Stream.concat(
                        MATRICES.stream().map(text -> new Sample(text, MATRIX)),
                        CONVOLUTIONS.stream().map(text -> new Sample(text, CONVOLUTION))),
                others);
    }
}
