package dev.fanin.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RasterTest {

    @Test
    void inkFallsFromOneToZeroAcrossTheEdge() {
        Raster raster = new Raster(9, 1.25);
        raster.draw(Stroke.line(2, 4, 6, 4));
        assertThat(column(raster, 9, 4)).containsExactly(0, 0, 0, 0.75, 1, 0.75, 0, 0, 0);
        // Behind the end of the stroke the distance is that to its end point.
        assertThat(raster.ink(4 * 9 + 7)).isEqualTo(0.75);
        assertThat(raster.ink(5 * 9 + 7)).isCloseTo(1.75 - Math.sqrt(2), within(1e-15));
        assertThat(raster.ink(4 * 9 + 8)).isZero();
    }

    @Test
    void crossingStrokesDoNotAddUp() {
        Raster raster = new Raster(9, 1.0);
        raster.draw(Stroke.line(0, 4, 8, 4));
        raster.draw(Stroke.line(4, 0, 4, 8));
        assertThat(raster.ink(4 * 9 + 4)).isEqualTo(1);
        assertThat(raster.ink(5 * 9 + 5)).isEqualTo(0.5);
    }

    @Test
    void strokesMayLeaveTheImageAndMayBeAPoint() {
        Raster raster = new Raster(5, 1.0);
        raster.draw(Stroke.line(-20, -20, -10, -10));
        assertThat(column(raster, 5, 0)).containsOnly(0);
        raster.draw(new Stroke(List.of(new Point(2, 2), new Point(2, 2))));
        assertThat(raster.ink(12)).isEqualTo(1);
        assertThat(raster.ink(11)).isEqualTo(0.5);
    }

    @Test
    void curvePassesThroughItsPointsAndClosesSmoothly() {
        List<Point> points = Stroke.curve(50, 0, 0, 50, 50, 100, 100, 50, 50, 0).points();
        assertThat(points).contains(new Point(50, 0), new Point(0, 50), new Point(50, 100), new Point(100, 50));
        assertThat(points.getFirst()).isEqualTo(points.getLast());
        Point before = points.get(points.size() - 2);
        Point after = points.get(1);
        assertThat(before.y()).as("both sides of the join").isCloseTo(after.y(), within(1e-12));
        assertThat(before.x() - 50).isCloseTo(50 - after.x(), within(1e-12));
    }

    private static double[] column(Raster raster, int side, int column) {
        double[] values = new double[side];
        for (int row = 0; row < values.length; row++) {
            values[row] = raster.ink(row * side + column);
        }
        return values;
    }
}
