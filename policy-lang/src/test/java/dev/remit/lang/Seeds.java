package dev.remit.lang;

/**
 * Where generated cases start. A build asks the same cases each time, so that what fails was broken
 * by the change at hand; other cases are looked for by {@code LawSearchTest}, one of the proofs.
 */
public final class Seeds {
  public static final String BUILD = "20261125";

  private Seeds() {}
}
