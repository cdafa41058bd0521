package dev.fanin.io.tensorboard;

import dev.fanin.tensor.Tensor;
import dev.fanin.train.Callback;
import dev.fanin.train.History;
import dev.fanin.train.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows training in TensorBoard: after each epoch loss, metrics and learning rate, and on request
/// histograms of all parameters.
///
/// Measures go to `train` and `validation` below the folder, under tags such as `epoch_loss`;
/// histograms to `train`, under `dense/kernel/histogram`. Steps are epochs, from 0. An epoch can be
/// seen as soon as it has ended, and the files are closed however training ends.
///
/// Source: Keras 3.15, `keras.callbacks.TensorBoard` with `update_freq="epoch"`. Deviations: no
/// graph is written; `validation` begins with the first validation; evaluations over steps are left
/// out.
public final class TensorBoard implements Callback {

    private static final String VALIDATION = "val_";

    private final Path folder;
    private final int histogramsEvery;
    private @Nullable EventFile train;
    private @Nullable EventFile validation;

    private TensorBoard(Path folder, int histogramsEvery) {
        this.folder = folder;
        this.histogramsEvery = histogramsEvery;
    }

    /// Writes below the given folder, such as `logs`, which is made where it is missing.
    public static TensorBoard to(Path folder) {
        return new TensorBoard(folder, 0);
    }

    /// Returns the same that also writes histograms of all parameters: after the first epoch, and
    /// then each time after so many.
    ///
    /// @param epochs at least 1
    public TensorBoard histogramsEvery(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("histogramsEvery must be at least 1, got " + epochs + ".");
        }
        return new TensorBoard(folder, epochs);
    }

    @Override
    public void onTrainBegin(Training training) {
        try {
            train = EventFile.open(folder.resolve("train"));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public void onEpochEnd(Training training, Map<String, Double> measures) {
        int epoch = training.epoch() - 1;
        EventFile file = train;
        if (file == null) {
            throw new IllegalStateException("TensorBoard expects onTrainBegin before onEpochEnd.");
        }
        try {
            for (Map.Entry<String, Double> measure : measures.entrySet()) {
                String name = measure.getKey();
                if (name.startsWith(VALIDATION)) {
                    validation().scalar("epoch_" + name.substring(VALIDATION.length()), epoch, measure.getValue());
                } else {
                    file.scalar("epoch_" + name, epoch, measure.getValue());
                }
            }
            file.scalar("epoch_learning_rate", epoch, training.learningRate());
            if (histogramsEvery > 0 && epoch % histogramsEvery == 0) {
                for (Map.Entry<String, Tensor> weight :
                        training.weights().values().entrySet()) {
                    file.histogram(
                            weight.getKey() + "/histogram",
                            epoch,
                            weight.getValue().array());
                }
            }
            file.flush();
            if (validation != null) {
                validation.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder + ": " + e + ".", e);
        }
    }

    private EventFile validation() throws IOException {
        EventFile file = validation;
        if (file == null) {
            file = EventFile.open(folder.resolve("validation"));
            validation = file;
        }
        return file;
    }

    @Override
    public void onTrainEnd(Training training, History history) {
        EventFile first = train;
        EventFile second = validation;
        train = null;
        validation = null;
        try {
            try {
                if (first != null) {
                    first.close();
                }
            } finally {
                if (second != null) {
                    second.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + folder + ": " + e + ".", e);
        }
    }
}
