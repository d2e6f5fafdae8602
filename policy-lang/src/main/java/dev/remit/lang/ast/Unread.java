package dev.remit.lang.ast;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What of a bundle's files could not be read. A name that may be declared there is not reported as
 * unknown elsewhere: one fault in the text is said once.
 *
 * @param words the words and quoted texts that stand in the parts that did not parse
 * @param files the files of which the package is not known, so that no name in them is
 * @param everything whether a whole file is so unreadable that its words are not known either
 * @param data whether a data file is at fault, so that what the catalogue has is not all known
 */
public record Unread(Set<String> words, Set<String> files, boolean everything, boolean data) {
  public static final Unread NOTHING = new Unread(Set.of(), Set.of(), false, false);

  public Unread {
    words = Set.copyOf(words);
    files = Set.copyOf(files);
  }

  public boolean isEmpty() {
    return words.isEmpty() && files.isEmpty() && !everything && !data;
  }

  /** What of several files could not be read. */
  public static Unread of(Collection<Unread> parts) {
    Set<String> words = new HashSet<>();
    Set<String> files = new HashSet<>();
    boolean everything = false;
    for (Unread part : parts) {
      words.addAll(part.words);
      files.addAll(part.files);
      everything |= part.everything;
    }
    return new Unread(words, files, everything, false);
  }

  public Unread withData() {
    return new Unread(words, files, everything, true);
  }

  /** Whether a name in {@code file}, whose last segment is {@code word}, may be declared there. */
  public boolean mayDeclare(String file, String word) {
    return everything || files.contains(file) || words.contains(word);
  }
}
