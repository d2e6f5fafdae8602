package dev.remit.lang;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a bundle as they were parsed, for who compiles it again and again: a file whose text
 * is as it was is not parsed anew. Of texts that are gone nothing is kept. Safe for use by many
 * threads.
 */
public final class ParsedFiles {
  private volatile Last last = new Last(SyntaxLimits.DEFAULT, Map.of());

  private record Last(SyntaxLimits limits, Map<String, Parsed> byPath) {}

  /** A file, and what it is. */
  record Parsed(SourceFile file, ParseResult result) {
    boolean isOf(SourceFile other) {
      return file.text().equals(other.text());
    }
  }

  /** One that knows the same, and learns by itself from here on. */
  public ParsedFiles copy() {
    ParsedFiles copy = new ParsedFiles();
    copy.last = last;
    return copy;
  }

  /** What each file is, in the order of their paths. */
  List<Parsed> parse(List<SourceFile> files, SyntaxLimits limits) {
    Last before = last;
    Map<String, Parsed> known = before.limits.equals(limits) ? before.byPath : Map.of();
    PolicyParser parser = new PolicyParser(limits);
    List<Parsed> parsed = new ArrayList<>();
    Map<String, Parsed> byPath = new HashMap<>();
    for (SourceFile file : files.stream().sorted(Comparator.comparing(SourceFile::path)).toList()) {
      Parsed met = known.get(file.path());
      Parsed each = met != null && met.isOf(file) ? met : new Parsed(file, parser.parse(file));
      parsed.add(each);
      byPath.put(file.path(), each);
    }
    last = new Last(limits, byPath);
    return parsed;
  }
}
