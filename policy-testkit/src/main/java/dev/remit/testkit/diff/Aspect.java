package dev.remit.testkit.diff;

/** What of an answer is not as before, beside the verdict. */
public enum Aspect {
  GRANT_LONGER("the grant is longer", true),
  GRANT_MORE_USES("the grant is for more uses", true),
  GRANT_UNBOUND("the grant is no longer for these arguments alone", true),
  GRANT_UNHELD("the grant is no longer for one key alone", true),
  GRANT_MORE("the grant is to do more", true),
  OBLIGATION_WEAKER("an obligation is gone or weaker", true),
  DEMAND_WEAKER("less is asked for before it is allowed", true),
  MENDABLE("it is allowed once what it asks for is there", true),
  GRANT_SHORTER("the grant is shorter", false),
  GRANT_FEWER_USES("the grant is for fewer uses", false),
  GRANT_BOUND("the grant is for these arguments alone", false),
  GRANT_HELD("the grant is for one key alone", false),
  GRANT_LESS("the grant is to do less", false),
  OBLIGATION_STRONGER("an obligation is added or stronger", false),
  DEMAND_STRONGER("more is asked for before it is allowed", false),
  NOT_MENDABLE("nothing that it could ask for allows it", false),
  REASON("the reason", false);

  private final String words;
  private final boolean widens;

  Aspect(String words, boolean widens) {
    this.words = words;
    this.widens = widens;
  }

  public String words() {
    return words;
  }

  /** Whether more may be done than before, or with less to pay for it. */
  public boolean widens() {
    return widens;
  }
}
