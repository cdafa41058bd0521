package dev.fanin.metric;

/// The place for a metric of one's own.
public non-sealed interface CustomMetric extends Metric {}
