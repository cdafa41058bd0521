package dev.fanin.lab.corpus;

import dev.fanin.init.Initializer;
import java.util.function.Predicate;

/// Which initializer the parameter at each place gets.
interface Filling {

    Initializer at(Place place);

    /// Returns one initializer for every place.
    static Filling all(Initializer initializer) {
        return place -> initializer;
    }

    /// Returns this one with another initializer at some places.
    default Filling with(Predicate<Place> where, Initializer initializer) {
        return place -> where.test(place) ? initializer : at(place);
    }

    /// Returns this one with every standard deviation, or only those of some places, times a
    /// factor.
    default Filling times(double factor, Predicate<Place> where) {
        return place -> where.test(place) ? Scaled.by(factor, at(place)) : at(place);
    }

    /// Returns this one with the standard deviation of all but the head's times a factor.
    default Filling times(double factor) {
        return times(factor, place -> !place.isHead());
    }
}
