package dev.fanin.layer;

import dev.fanin.compute.Rearrangement;
import dev.fanin.config.Config;
import dev.fanin.operation.Operation;
import dev.fanin.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Puts the axes of a sample in another order: with dims `(2, 1)`, `(a, b)` becomes `(b, a)`.
///
/// @param dims for each axis of the output, which axis of the input it is, from 1
/// @param label name and trainability
public record Permute(List<Integer> dims, Label label) implements KerasLayer {

    public Permute {
        dims = List.copyOf(dims);
        if (!dims.stream()
                .sorted()
                .toList()
                .equals(IntStream.rangeClosed(1, dims.size()).boxed().toList())) {
            throw new IllegalArgumentException(Layers.called("Permute", label.name())
                    + ": dims are the numbers from 1 to the number of axes in some order, got " + dims + ".");
        }
    }

    @Override
    public Permute named(String name) {
        return labelled(label.named(name));
    }

    @Override
    public Permute labelled(Label newLabel) {
        return new Permute(dims, newLabel);
    }

    @Override
    public String type() {
        return "Permute";
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != dims.size()) {
            throw new IllegalArgumentException(Layers.called("Permute", name()) + " expects " + dims.size()
                    + " axes besides the batch, got shape " + input.behindBatch() + ".");
        }
        return Shape.of(dims.stream().mapToInt(dim -> input.axis(dim - 1)).toArray());
    }

    @Override
    public Operation operation(Shape input) {
        return Rearrangement.permutation(
                input, dims.stream().mapToInt(dim -> dim - 1).toArray());
    }

    @Override
    public Config config() {
        return label.config("Permute").with("dims", dims);
    }
}
