package dev.fanin.lab.probe;

import dev.fanin.graph.Node;
import dev.fanin.graph.Weights;
import dev.fanin.layer.Concatenate;
import dev.fanin.layer.Convolution;
import dev.fanin.layer.CustomLayer;
import dev.fanin.layer.Dense;
import dev.fanin.layer.DepthwiseConvolution;
import dev.fanin.layer.Dot;
import dev.fanin.layer.Embedding;
import dev.fanin.layer.Flatten;
import dev.fanin.layer.GroupNormalization;
import dev.fanin.layer.KerasLayer;
import dev.fanin.layer.Nested;
import dev.fanin.layer.Normalization;
import dev.fanin.layer.ParameterSpec;
import dev.fanin.layer.Permute;
import dev.fanin.layer.Reshape;
import dev.fanin.layer.SeparableConvolution;
import dev.fanin.layer.TransposedConvolution;
import dev.fanin.tensor.Shape;
import java.util.List;

/// The links of one node, read from its layer and its weights.
final class NodeLinks {

    private final Node node;
    private final Weights weights;
    private final int units;

    private NodeLinks(Node node, Weights weights) {
        this.node = node;
        this.weights = weights;
        this.units = units(node);
    }

    static int units(Node node) {
        return node.output().axis(-1);
    }

    static Links of(Node node, Weights weights) {
        return new NodeLinks(node, weights).links();
    }

    private Links links() {
        return switch (node.layer()) {
            case CustomLayer _ -> new Links.Opaque();
            case KerasLayer keras -> links(keras);
        };
    }

    private Links links(KerasLayer layer) {
        int width = node.input().axis(-1);
        return switch (layer) {
            case Dense dense -> mixing("kernel", dense.useBias(), width, 1);
            case Convolution convolution ->
                mixing("kernel", convolution.settings().useBias(), width, convolution.groups());
            case TransposedConvolution convolution ->
                new Links.Mixing(
                        transposed(windows("kernel"), width),
                        own(convolution.settings().useBias()),
                        width,
                        1);
            case DepthwiseConvolution convolution ->
                depthwise(own(convolution.settings().useBias()), width);
            case SeparableConvolution convolution -> separable(convolution, width);
            case Embedding _ -> new Links.Opaque();
            case Flatten _, Reshape _ -> new Links.Rearranged(node.output().arraySize());
            case Permute permute -> permute.dims().getLast() == permute.dims().size() ? each() : new Links.Opaque();
            case Concatenate _ -> joins() ? new Links.Joined() : each();
            case GroupNormalization group -> group.groups() == 1 || group.groups() == -1 ? each() : new Links.Opaque();
            case Normalization normalization -> normalization.mean().size() == 1 ? each() : new Links.Opaque();
            case Dot _, Nested _ -> new Links.Opaque();
            default -> each();
        };
    }

    private boolean joins() {
        return node.inputs().stream().mapToInt(shape -> shape.axis(-1)).sum() == units
                && node.inputs().size() > 1;
    }

    /// Unit by unit, each with what it has of the node's parameters.
    private Links each() {
        boolean fits = node.inputs().stream().allMatch(shape -> shape.axis(-1) == units);
        return fits ? new Links.Each(all(), 1) : new Links.Opaque();
    }

    /// Returns a hash for each unit of what it has of all parameters, whose last axis is the units'
    /// or of length 1.
    private long[] all() {
        long[] own = new long[units];
        for (ParameterSpec parameter : node.parameters()) {
            long[] more = hashes(parameter.name(), parameter.shape().axis(-1));
            for (int i = 0; i < units; i++) {
                own[i] = Hash.of(own[i], more[i % more.length]);
            }
        }
        return own;
    }

    private Links mixing(String kernel, boolean hasBias, int width, int groups) {
        return new Links.Mixing(windows(kernel), own(hasBias), width, groups);
    }

    private Links depthwise(long[] own, int width) {
        long[] taps = windows("kernel");
        for (int i = 0; i < own.length; i++) {
            own[i] = Hash.of(own[i], taps[i]);
        }
        return new Links.Each(own, own.length / width);
    }

    private Links separable(SeparableConvolution convolution, int width) {
        long[] taps = windows("depthwise_kernel");
        Links mixing = new Links.Mixing(
                windows("pointwise_kernel"), own(convolution.settings().useBias()), taps.length, 1);
        return new Links.Chain(List.of(new Links.Each(taps, taps.length / width), mixing), List.of(taps.length));
    }

    private long[] own(boolean hasBias) {
        long[] own = new long[units];
        if (hasBias) {
            float[] bias = weights.get(node.path() + "/bias").array();
            for (int i = 0; i < units; i++) {
                own[i] = Hash.of(bias[i]);
            }
        }
        return own;
    }

    /// Returns a hash for each pair of the last two axes over all axes before them, which are those
    /// of a window.
    private long[] windows(String parameter) {
        Shape shape = weights.get(node.path() + "/" + parameter).shape();
        return hashes(parameter, shape.axis(-1) * shape.axis(-2));
    }

    private long[] hashes(String parameter, int count) {
        float[] values = weights.get(node.path() + "/" + parameter).array();
        long[] hashes = new long[count];
        for (int i = 0; i < values.length; i++) {
            hashes[i % count] = Hash.of(hashes[i % count], Hash.of(values[i]));
        }
        return hashes;
    }

    /// Returns labels from (units, inputs) as (inputs, units).
    private long[] transposed(long[] labels, int inputs) {
        long[] result = new long[labels.length];
        for (int k = 0; k < inputs; k++) {
            for (int i = 0; i < units; i++) {
                result[k * units + i] = labels[i * inputs + k];
            }
        }
        return result;
    }
}
