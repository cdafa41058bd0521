package dev.fanin.kernel;

/// A view of a matrix of which each row is contiguous: element (i, p) is
/// `values[at + i * stride + p]`.
///
/// @param values the array that holds it
/// @param at the index of its first element
/// @param stride the distance from a row to the next
/// @param rows how many rows it has
/// @param columns how many columns it has
@SuppressWarnings("ArrayRecordComponent") // a view of an array, never compared
public record RowMajor(float[] values, int at, int stride, int rows, int columns) {}
