package dev.fanin.onednn;

/// A file of the native library, as it is known to be.
///
/// @param name the name of the file
/// @param size its size in bytes
/// @param sha256 its SHA-256, in hexadecimal digits
/// @param crc32c its CRC-32C
record NativeFile(String name, long size, String sha256, int crc32c) {}
