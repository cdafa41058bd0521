package dev.fanin.lab.diagnosis;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.model.Model;
import org.jspecify.annotations.Nullable;

/// What an examination gives.
///
/// @param diagnosis what was found
/// @param mended a copy of the network with the fixes that helped; null where there was nothing to
///     mend, or nothing helped
public record Examination(Diagnosis diagnosis, @Nullable Model mended) {}
