package dev.fanin.data;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;
import java.util.List;

/// The synthetic data set `digits-v1`: pen-drawn digits with the same bits on every machine.
///
/// Each image is one of two or three ways to write its digit, deformed, rastered and covered with
/// noise. It depends on seed, difficulty, part (training or test) and its own number alone, not on
/// how many are drawn.
///
/// It is made to be learnt in seconds and is no stand-in for measured data: say "synthetic" where
/// you report it.
///
/// Shapes: images `(n, 28, 28)` with values from 0 (paper) to 1 (ink), labels `(n,)`. The classes
/// are balanced to within one image and come in random order.
public final class Digits {

    /// The name of the data set; the images behind a name never change.
    public static final String NAME = "digits-v1";

    static final int CLASSES = 10;
    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;
    static final int TRAIN = 6000;
    static final int TEST = 2000;
    static final double DIFFICULTY = 1.0;

    private static final double MAX_DIFFICULTY = 3.0;
    private static final double NOISE = 0.06;

    /// Noise is drawn from here on, far behind the few numbers that shape an image.
    private static final int FIRST_NOISE = 1024;

    private Digits() {}

    /// Returns the standard set: 6000 and 2000 images of difficulty 1, seed 1.
    public static Dataset standard() {
        return of(TRAIN, TEST, DIFFICULTY, new Seed(1));
    }

    /// Returns a set of other sizes, difficulty or seed.
    ///
    /// With difficulty 1, softmax regression reaches about 0.80 test accuracy and a network
    /// 784-64-10 about 0.96 within 6 epochs of plain gradient descent; with 2 the digits leave the
    /// image now and then, and with 3 hardly anything can be learnt.
    ///
    /// @param train the number of training images, 1 to 1000000
    /// @param test the number of test images, 1 to 1000000
    /// @param difficulty greater than 0, at most 3: the spread of every deformation and of the
    ///     noise, relative to the standard set
    /// @throws IllegalArgumentException if a number is out of its range
    public static Dataset of(int train, int test, double difficulty, Seed seed) {
        if (!(difficulty > 0 && difficulty <= MAX_DIFFICULTY)) {
            throw new IllegalArgumentException(
                    "difficulty must be greater than 0 and at most 3, got " + difficulty + ".");
        }
        String description = "pen-drawn digits, " + SIDE + "x" + SIDE + ", difficulty " + difficulty;
        return Synthetic.of(
                NAME,
                description,
                train,
                test,
                seed,
                CLASSES,
                (stream, labels) -> images(stream, labels.array(), difficulty));
    }

    private static Tensor images(RandomStream stream, float[] labels, double difficulty) {
        float[] pixels = new float[labels.length * PIXELS];
        for (int i = 0; i < labels.length; i++) {
            draw((int) labels[i], stream.child("image " + i), difficulty, pixels, i * PIXELS);
        }
        return Tensor.of(Shape.of(labels.length, SIDE, SIDE), pixels);
    }

    private static void draw(int digit, RandomStream stream, double difficulty, float[] pixels, int from) {
        List<Glyph> variants = DigitGlyphs.of(digit);
        Handwriting hand = Handwriting.draw(stream, difficulty, variants.size(), SIDE);
        Raster raster = new Raster(SIDE, hand.radius());
        for (Stroke stroke : variants.get(hand.variant()).strokes()) {
            raster.draw(hand.deform(stroke));
        }
        double noise = NOISE * difficulty;
        for (int i = 0; i < PIXELS; i++) {
            double value = raster.ink(i) + noise * stream.quantileNormal(FIRST_NOISE + i);
            pixels[from + i] = (float) Math.clamp(value, 0.0, 1.0);
        }
    }
}
