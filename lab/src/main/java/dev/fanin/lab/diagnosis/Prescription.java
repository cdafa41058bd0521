package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.Verified;
import org.jspecify.annotations.Nullable;

/// How to put something right: in a sentence, and in code for three libraries.
///
/// @param text the sentence
/// @param fanin the code for this library
/// @param keras the code for Keras
/// @param torch the code for PyTorch
record Prescription(String text, String fanin, String keras, String torch) {

    Fix verified(@Nullable Verified verified) {
        return new Fix(text, fanin, keras, torch, verified);
    }
}
