package dev.fanin.kernel;

/// Products of large matrices.
///
/// An element of a product is summed in groups: the products of [#GROUP] consecutive values of the
/// inner index are added up from zero, in the order of the index, each product rounded before it is
/// added; then the sum of the group is added to the element or subtracted from it, group after
/// group. So every implementation gives the same bits, and an element has the same bits however
/// the rows and columns around it are shared out.
///
/// An instance owns scratch space and belongs to one thread.
public interface MatrixKernels {

    /// How many products are added up before their sum goes to the element.
    int GROUP = 256;

    /// Adds a product: `C += A B`.
    void add(RowMajor a, Sliced b, Sliced c);

    /// Subtracts a product: `C -= A B`.
    void subtract(RowMajor a, Sliced b, Sliced c);
}
