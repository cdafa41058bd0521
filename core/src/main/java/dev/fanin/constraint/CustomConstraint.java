package dev.fanin.constraint;

/// The place for a constraint of one's own.
///
/// It is called after every step of training, so it should allocate nothing.
public non-sealed interface CustomConstraint extends Constraint {}
