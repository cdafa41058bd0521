package dev.fanin.compute;

/// Which values of a sample are normalized together, and which gamma and beta each has.
///
/// Group g begins at `g / inner * outerStep + g % inner * innerStep`, and has runs of neighbours.
///
/// @param groups the groups of one sample
/// @param inner how many groups lie beside each other
/// @param innerStep from one group to the next beside it
/// @param outerStep from one row of groups to the next
/// @param runs the runs of one group
/// @param runStep from one run to the next
/// @param length the values of one run
/// @param parameterInner from the gamma of one group to that of the next beside it
/// @param parameterStep from the gamma of one run to that of the next
public record GroupLayout(
        int groups,
        int inner,
        int innerStep,
        int outerStep,
        int runs,
        int runStep,
        int length,
        int parameterInner,
        int parameterStep) {

    /// Returns the layout for axes that follow each other.
    ///
    /// @param outer the product of the axes before them
    /// @param size the product of the axes themselves
    /// @param inner the product of the axes after them
    public static GroupLayout ofAxes(int outer, int size, int inner) {
        return inner == 1
                ? new GroupLayout(outer, 1, 0, size, 1, 0, size, 0, 0)
                : new GroupLayout(outer * inner, inner, 1, size * inner, size, inner, 1, 0, 1);
    }

    /// Returns the layout for groups of channels, each with all positions.
    public static GroupLayout ofChannels(int positions, int channels, int groups) {
        int length = channels / groups;
        return new GroupLayout(groups, groups, length, 0, positions, channels, length, length, 0);
    }

    /// Returns the values of one group.
    int count() {
        return runs * length;
    }

    /// Returns the values of one sample.
    int size() {
        return groups * runs * length;
    }

    int start(int group) {
        return group / inner * outerStep + group % inner * innerStep;
    }

    int parameter(int group, int run) {
        return group % inner * parameterInner + run * parameterStep;
    }
}
