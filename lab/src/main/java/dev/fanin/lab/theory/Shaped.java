package dev.fanin.lab.theory;

import org.jspecify.annotations.Nullable;

/// Layers that change shapes and nothing else, or copy, or put zeros around.
final class Shaped {

    private Shaped() {}

    /// The same values in another order: gradients of what were places come from weights of their
    /// own, so they have nothing in common.
    static Step of(State in, int places, int units) {
        if (places == in.rows().places() && units == in.units()) {
            return Step.of(in, (gradient, _) -> gradient);
        }
        double common = in.mean() * in.mean();
        double sums = in.center() * in.center();
        boolean fewer = places < in.rows().places();
        State out =
                in.reshaped(rows(in.sumRows(), places, sums), rows(in.rows(), places, common), units, map(in, places));
        return Step.of(out, (gradient, _) -> {
            Rows rows = gradient.rows();
            Rows back = fewer
                    ? new Rows(rows.samples(), in.rows().places(), rows.low(), rows.high(), 0, 0)
                    : rows.places(in.rows().places());
            return new Gradient(gradient.square(), back, gradient.coherence(), gradient.along(), gradient.owed(), null);
        });
    }

    private static Rows rows(Rows rows, int places, double common) {
        boolean fewer = places < rows.places();
        return new Rows(
                rows.samples(),
                places,
                rows.low(),
                rows.high(),
                fewer ? rows.near() : common,
                fewer ? rows.far() : common);
    }

    private static double @Nullable [] map(State in, int places) {
        double @Nullable [] map = in.map();
        return map != null && map.length == places ? map : null;
    }

    /// Every place several times: their gradients add up.
    static Step repeated(State in, int places, int units) {
        double copies = (double) places / in.rows().places();
        Rows sums = in.sumRows();
        State out = in.reshaped(near(sums, places, copies), near(in.rows(), places, copies), units, null);
        return Step.of(out, (gradient, _) -> {
            double alike = Math.max(0, gradient.rows().near());
            return new Gradient(
                    gradient.square().shifted(Math.log(copies * (1 + (copies - 1) * alike))),
                    gradient.rows().places(in.rows().places()),
                    gradient.coherence(),
                    gradient.along(),
                    gradient.owed(),
                    null);
        });
    }

    private static Rows near(Rows rows, int places, double copies) {
        double same = 1 - 1 / copies;
        return new Rows(
                rows.samples(),
                places,
                rows.low(),
                rows.high(),
                same + (1 - same) * rows.near(),
                rows.places() == 1 ? 1 : rows.far());
    }

    /// Zeros around: the mean square is over more places.
    static Step padded(State in, int places) {
        double share = (double) in.rows().places() / places;
        State out = in.shifted(Math.log(share));
        return Step.of(
                out.reshaped(out.sumRows().places(places), out.rows().places(places), in.units(), null),
                (gradient, _) -> new Gradient(
                        gradient.square(),
                        gradient.rows().places(in.rows().places()),
                        gradient.coherence(),
                        gradient.along(),
                        gradient.owed(),
                        null));
    }

    /// Fewer places: those cut off have no gradient.
    static Step cropped(State in, int places) {
        double share = (double) places / in.rows().places();
        return Step.of(
                in.reshaped(in.sumRows().places(places), in.rows().places(places), in.units(), null),
                (gradient, _) -> new Gradient(
                        gradient.square().shifted(Math.log(share)),
                        gradient.rows().places(in.rows().places()),
                        gradient.coherence(),
                        gradient.along(),
                        gradient.owed(),
                        null));
    }
}
