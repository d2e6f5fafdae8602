package dev.remit.lang.schema;

import java.util.Set;

/**
 * What becomes of an attribute as the chain grows, or as a hop of it narrows, ends earlier or is
 * trusted less, root and acting agent staying who they are (law 5).
 */
public enum ChainChange {
  /** It stays what it is. */
  SAME,
  /** It falls, or from true becomes false. */
  SHRINKS,
  /** It rises, or has more elements. */
  GROWS;

  private static final Set<String> SHRINKING =
      Set.of(
          "chain.trust",
          "chain.expires_at",
          "chain.scope.all_tools",
          "chain.scope.all_actions",
          "chain.scope.all_datasets",
          "chain.scope.all_arguments",
          "hop.trust",
          "hop.expires_at",
          "hop.assurance",
          "hop.scope.all_tools",
          "hop.scope.all_actions",
          "hop.scope.all_datasets",
          "hop.scope.all_arguments");
  private static final Set<String> GROWING =
      Set.of("chain.depth", "chain.actors", "hop.index", "hop.not_before");

  /** By the attribute's name; one of a hop as seen of the same hop. */
  public static ChainChange of(String attribute) {
    return SHRINKING.contains(attribute) ? SHRINKS : GROWING.contains(attribute) ? GROWS : SAME;
  }

  public ChainChange opposite() {
    return switch (this) {
      case SAME -> SAME;
      case SHRINKS -> GROWS;
      case GROWS -> SHRINKS;
    };
  }
}
