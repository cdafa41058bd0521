package dev.fanin.bench.sidebyside;

/// Lets a number of steps pass.
final class Countdown implements Contestant.Watch {

    private int left;

    Countdown(int steps) {
        left = steps;
    }

    @Override
    public boolean goesOn() {
        left--;
        return left > 0;
    }
}
