package dev.fanin.lab.facts;

import dev.fanin.random.RandomStream;
import dev.fanin.random.Seed;
import dev.fanin.tensor.Shape;
import dev.fanin.tensor.Tensor;

/// Gray images of one or two forms, after the idea of Shapeset in Glorot and Bengio 2010.
///
/// There are nine classes: three forms alone, and six pairs of them. The gray of the ground and of
/// each form is random, and the second form covers part of the first at times. Grays are shifted
/// and stretched alike in all pixels, to mean 0 and variance 1.
///
/// @param x the images, one row each
/// @param y the classes
record ShapeSet(Tensor x, Tensor y) {

    static final int SIDE = 16;
    static final int CLASSES = 9;

    /// Points in each pixel, along a side.
    private static final int POINTS = 2;

    private static final Form[][] CONTENTS = {
        {Form.TRIANGLE}, {Form.SQUARE}, {Form.ELLIPSE},
        {Form.TRIANGLE, Form.TRIANGLE}, {Form.SQUARE, Form.SQUARE}, {Form.ELLIPSE, Form.ELLIPSE},
        {Form.TRIANGLE, Form.SQUARE}, {Form.SQUARE, Form.ELLIPSE}, {Form.ELLIPSE, Form.TRIANGLE}
    };

    /// Draws a set of which `name` and `seed` settle every bit.
    static ShapeSet of(int count, String name, long seed) {
        Tensor x = Tensor.zeros(Shape.of(count, SIDE * SIDE));
        Tensor y = Tensor.zeros(Shape.of(count));
        RandomStream random = Seed.seed(seed).stream(name);
        for (int i = 0; i < count; i++) {
            int kind = random.boundedInt(i, CLASSES);
            y.array()[i] = kind;
            draw(CONTENTS[kind], x.array(), i * SIDE * SIDE, random.child("image " + i));
        }
        standardize(x.array());
        return new ShapeSet(x, y);
    }

    /// Returns so many images in a row.
    ShapeSet slice(int from, int count) {
        return new ShapeSet(x.slice(from, from + count), y.slice(from, from + count));
    }

    private static void draw(Form[] forms, float[] pixels, int from, RandomStream random) {
        double ground = 0.4 * random.uniform(0);
        DrawnForm[] drawn = new DrawnForm[forms.length];
        double[] grays = new double[forms.length];
        for (int k = 0; k < forms.length; k++) {
            drawn[k] = DrawnForm.of(forms[k], SIDE, random.child("form " + k));
            grays[k] = 0.6 + 0.2 * (k + random.uniform(1 + k));
        }
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int line = pixel / SIDE;
            double sum = 0;
            for (int point = 0; point < POINTS * POINTS; point++) {
                double column = pixel % SIDE + (point % POINTS + 0.5) / POINTS;
                int down = point / POINTS;
                double row = line + (down + 0.5) / POINTS;
                double gray = ground;
                for (int k = 0; k < drawn.length; k++) {
                    gray = drawn[k].contains(column, row) ? grays[k] : gray;
                }
                sum += gray;
            }
            pixels[from + pixel] = (float) (sum / (POINTS * POINTS));
        }
    }

    private static void standardize(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(squares / values.length - mean * mean);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) / deviation);
        }
    }
}
