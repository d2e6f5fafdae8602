package dev.remit.lang.ide;

import dev.remit.lang.source.Span;
import java.util.List;

/** Where a file declares tests that can be run one by one. */
public interface RunnableTests {
  /** A test by its name, and the place of its declaration. */
  record RunnableTest(String name, Span span) {}

  List<RunnableTest> in(BundleIndex index, String path);
}
