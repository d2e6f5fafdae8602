package dev.remit.lang.source;

/**
 * What the data files of a bundle may be at most. The bytes are counted while a file is read, the
 * rest before anything is built of it.
 *
 * @param maxFileBytes bytes of one file
 * @param maxTotalBytes bytes of all of them together
 * @param maxEntries datasets, agents, members, days, rows and tools of all of them together; a file
 *     counts as often as it is named
 * @param maxNesting lists and objects of JSON or YAML within each other
 */
public record DataLimits(long maxFileBytes, long maxTotalBytes, int maxEntries, int maxNesting) {
  public static final DataLimits DEFAULT = new DataLimits(64L << 20, 128L << 20, 500_000, 64);
}
