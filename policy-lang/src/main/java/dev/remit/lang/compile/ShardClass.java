package dev.remit.lang.compile;

/** A class file, and the simple name that it would have in a directory of them. */
public record ShardClass(String name, byte[] bytes) {}
