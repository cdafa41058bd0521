package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.model.Model;
import org.jspecify.annotations.Nullable;

/// What came of an examination.
///
/// @param diagnosis all that was found
/// @param mended the network with the fixes that help; null where there are none
public record Examination(Diagnosis diagnosis, @Nullable Model mended) {}
