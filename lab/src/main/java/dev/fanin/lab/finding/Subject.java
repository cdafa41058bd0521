package dev.fanin.lab.finding;

/// What was examined, and on what.
///
/// @param model the model's name, as given
/// @param network the network in words: `22 layers, 1 204 234 parameters`
/// @param weights where its weights are from: `the file's`, or `drawn from its initializers, seed
///     0`
/// @param input the input in words; says what was assumed where none was given
/// @param loss the loss, and what was assumed
/// @param samples the samples of the batch
/// @param versions the versions of Fanin and Java
public record Subject(
        String model, String network, String weights, String input, String loss, int samples, String versions) {}
