package dev.fanin.lab.corpus;

import dev.fanin.tensor.Shape;

/// Makes neighbouring pixels alike.
final class Smoothing {

    private Smoothing() {}

    /// Replaces each pixel of independent noise of variance 1 by the sum over the 3x3 around it
    /// that lie inside, divided by the root of their number, so that the variance stays 1.
    static void smooth(float[] images, Shape sample) {
        int height = sample.axis(0);
        int width = sample.axis(1);
        int channels = sample.axis(2);
        int size = sample.arraySize();
        float[] noise = images.clone();
        for (int i = 0; i < images.length; i++) {
            int image = i / size;
            int row = i % size / (width * channels);
            int column = i / channels % width;
            double sum = 0;
            int count = 0;
            for (int r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
                    sum += noise[image * size + (r * width + c) * channels + i % channels];
                    count++;
                }
            }
            images[i] = (float) (sum / Math.sqrt(count));
        }
    }
}
