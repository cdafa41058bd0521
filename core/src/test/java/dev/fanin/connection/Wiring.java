package dev.fanin.connection;

import dev.fanin.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A connection as the list of its multiplications, written from the definition of each layer and
/// not from any fan: `output[to] += kernel[weight] * input[from]`. Kernels are in Keras's layout.
final class Wiring {

    private final int[] from;
    private final int[] to;
    private final int[] weight;
    private final boolean[] innerInput;
    private final boolean[] innerOutput;

    private record Link(int from, int to, int weight) {}

    private Wiring(List<Link> links, boolean[] innerInput, boolean[] innerOutput) {
        this.from = links.stream().mapToInt(Link::from).toArray();
        this.to = links.stream().mapToInt(Link::to).toArray();
        this.weight = links.stream().mapToInt(Link::weight).toArray();
        this.innerInput = innerInput;
        this.innerOutput = innerOutput;
    }

    /// Returns the wiring; of a recurrent kernel, that of its first gate.
    static Wiring of(Connection connection) {
        return switch (connection) {
            case FullyConnected c -> matrix(c.in(), c.out(), c.out());
            case EmbeddingLookup c -> matrix(c.vocabulary(), c.dimension(), c.dimension());
            case RecurrentInput c -> matrix(c.in(), c.units(), c.gates() * c.units());
            case RecurrentState c -> matrix(c.units(), c.units(), c.gates() * c.units());
            case AttentionInput c -> matrix(c.in(), c.heads() * c.size(), c.heads() * c.size());
            case AttentionOutput c -> matrix(c.heads() * c.size(), c.out(), c.out());
            case AdditiveScale c -> matrix(c.dimension(), 1, 1);
            case Convolution c -> of(c, inside(c.window(), c.strides(), 1));
            case TransposedConvolution c -> of(c, inside(c.window(), c.strides(), 1));
            case DepthwiseConvolution c -> of(c, inside(c.window(), c.strides(), 1));
        };
    }

    /// Returns the wiring of the first `out` columns of a matrix.
    static Wiring matrix(int in, int out, int columns) {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                links.add(new Link(i, o, i * columns + o));
            }
        }
        return new Wiring(links, all(in), all(out));
    }

    /// Output channel o of group g sees the input channels of group g.
    static Wiring of(Convolution c, List<Axis> axes) {
        int seen = c.in() / c.groups();
        int ofGroup = c.out() / c.groups();
        List<Link> links = new ArrayList<>();
        for (Tap tap : taps(axes)) {
            for (int o = 0; o < c.out(); o++) {
                for (int i = 0; i < seen; i++) {
                    int input = tap.fine() * c.in() + o / ofGroup * seen + i;
                    links.add(new Link(input, tap.coarse() * c.out() + o, (tap.index() * seen + i) * c.out() + o));
                }
            }
        }
        return new Wiring(links, innerFine(axes, c.in()), innerCoarse(axes, c.out()));
    }

    /// Input channel i of group g is spread over the output channels of group g.
    static Wiring of(TransposedConvolution c, List<Axis> axes) {
        int fed = c.out() / c.groups();
        int ofGroup = c.in() / c.groups();
        List<Link> links = new ArrayList<>();
        for (Tap tap : taps(axes)) {
            for (int i = 0; i < c.in(); i++) {
                for (int o = 0; o < fed; o++) {
                    int output = tap.fine() * c.out() + i / ofGroup * fed + o;
                    links.add(new Link(tap.coarse() * c.in() + i, output, (tap.index() * fed + o) * c.in() + i));
                }
            }
        }
        return new Wiring(links, innerCoarse(axes, c.in()), innerFine(axes, c.out()));
    }

    static Wiring of(DepthwiseConvolution c, List<Axis> axes) {
        List<Link> links = new ArrayList<>();
        int out = c.in() * c.multiplier();
        for (Tap tap : taps(axes)) {
            for (int i = 0; i < c.in(); i++) {
                for (int m = 0; m < c.multiplier(); m++) {
                    links.add(new Link(
                            tap.fine() * c.in() + i,
                            tap.coarse() * out + i * c.multiplier() + m,
                            (tap.index() * c.in() + i) * c.multiplier() + m));
                }
            }
        }
        return new Wiring(links, innerFine(axes, c.in()), innerCoarse(axes, out));
    }

    /// Returns axes where every window lies inside, long enough to have a middle.
    static List<Axis> inside(Shape window, Shape strides, int dilation) {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < window.rank(); axis++) {
            int coarse = (window.rank() == 1 ? 12 : 5) + (window.axis(axis) - 1) * (dilation - 1);
            axes.add(Axis.inside(coarse, window.axis(axis), strides.axis(axis), dilation));
        }
        return axes;
    }

    /// One place of a window, on all axes: which coarse place covers which fine one, by which place
    /// of the kernel, all row-major.
    private record Tap(int coarse, int fine, int index) {}

    private static List<Tap> taps(List<Axis> axes) {
        List<Tap> taps = List.of(new Tap(0, 0, 0));
        for (Axis axis : axes) {
            List<Tap> longer = new ArrayList<>();
            for (Tap tap : taps) {
                for (int at = 0; at < axis.coarse(); at++) {
                    for (int k = 0; k < axis.window(); k++) {
                        int place = axis.place(at, k);
                        if (place >= 0) {
                            longer.add(new Tap(
                                    tap.coarse() * axis.coarse() + at,
                                    tap.fine() * axis.fine() + place,
                                    tap.index() * axis.window() + k));
                        }
                    }
                }
            }
            taps = longer;
        }
        return taps;
    }

    double[] forward(float[] kernel, double[] input) {
        double[] output = new double[innerOutput.length];
        for (int link = 0; link < from.length; link++) {
            output[to[link]] += kernel[weight[link]] * input[from[link]];
        }
        return output;
    }

    double[] backward(float[] kernel, double[] gradient) {
        double[] input = new double[innerInput.length];
        for (int link = 0; link < from.length; link++) {
            input[from[link]] += kernel[weight[link]] * gradient[to[link]];
        }
        return input;
    }

    int inputs() {
        return innerInput.length;
    }

    int outputs() {
        return innerOutput.length;
    }

    int links() {
        return from.length;
    }

    /// Returns the mean square over the outputs away from the border.
    double meanSquareOfOutputs(double[] output) {
        return meanSquare(output, innerOutput);
    }

    /// Returns the mean square over the inputs away from the border.
    double meanSquareOfInputs(double[] input) {
        return meanSquare(input, innerInput);
    }

    /// Returns how many links feed an output, in the mean over those away from the border.
    double countedFanIn() {
        return mean(to, innerOutput);
    }

    /// Returns how many links an input feeds, in the mean over those away from the border.
    double countedFanOut() {
        return mean(from, innerInput);
    }

    /// Returns how many links feed an output, in the mean over all, and for the first.
    double[] fanInAtBorder() {
        int first = 0;
        for (int end : to) {
            first += end == 0 ? 1 : 0;
        }
        return new double[] {(double) to.length / innerOutput.length, first};
    }

    private static double meanSquare(double[] values, boolean[] inner) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (inner[i]) {
                sum += values[i] * values[i];
                count++;
            }
        }
        return sum / count;
    }

    private static double mean(int[] ends, boolean[] inner) {
        int links = 0;
        for (int end : ends) {
            links += inner[end] ? 1 : 0;
        }
        int count = 0;
        for (boolean one : inner) {
            count += one ? 1 : 0;
        }
        return (double) links / count;
    }

    private static boolean[] all(int size) {
        return inner(List.of(place -> true), List.of(size), 1);
    }

    private static boolean[] innerCoarse(List<Axis> axes, int channels) {
        return inner(
                axes.stream().<IntPredicate>map(axis -> axis::innerCoarse).toList(),
                axes.stream().map(Axis::coarse).toList(),
                channels);
    }

    private static boolean[] innerFine(List<Axis> axes, int channels) {
        return inner(
                axes.stream().<IntPredicate>map(axis -> axis::innerFine).toList(),
                axes.stream().map(Axis::fine).toList(),
                channels);
    }

    private static boolean[] inner(List<IntPredicate> axes, List<Integer> lengths, int channels) {
        int size = lengths.stream().reduce(channels, (a, b) -> a * b);
        boolean[] inner = new boolean[size];
        for (int at = 0; at < size; at++) {
            int rest = at / channels;
            boolean within = true;
            for (int axis = axes.size() - 1; axis >= 0; axis--) {
                within &= axes.get(axis).test(rest % lengths.get(axis));
                rest /= lengths.get(axis);
            }
            inner[at] = within;
        }
        return inner;
    }
}
