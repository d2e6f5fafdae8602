package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.canonical.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of decisions says is decided, {@code CODE RULE, once for 5m, with redact}: the reason
 * and the rule, named by its id or the end of it; perhaps the grant, and the obligations.
 */
record ReferenceAnswer(String reason, String grant, String obligations) {
  private static final Pattern ANSWER =
      Pattern.compile("(\\w+(?: [^ ,]+)?)(?:, ((?:once )?for \\w+))?(?:, (with(?: \\w+)+))?");

  static ReferenceAnswer of(String text) {
    Matcher parts = ANSWER.matcher(text);
    assertTrue(parts.matches(), "not an answer: " + text);
    return new ReferenceAnswer(parts.group(1), orEmpty(parts, 2), orEmpty(parts, 3));
  }

  private static String orEmpty(Matcher parts, int group) {
    return parts.group(group) == null ? "" : parts.group(group);
  }

  void check(Decision decision, Instant now, String line) {
    Decision.Reason of = decision.reason();
    String rule = of.rule().map(Decision.RuleRef::id).orElse("");
    String code = of.code().name();
    boolean named =
        rule.isEmpty()
            ? reason.equals(code)
            : reason.startsWith(code + " ")
                && ("." + rule).endsWith("." + reason.substring(code.length() + 1));
    assertTrue(named, () -> line + "\nis " + code + " " + rule + ": " + of.detail());
    if (decision instanceof Decision.Allow allow) {
      allowed(allow, now, line);
    } else {
      assertEquals("", grant + obligations, line);
    }
  }

  private void allowed(Decision.Allow allow, Instant now, String line) {
    if (!grant.isEmpty()) {
      boolean once = allow.grant().uses().isPresent();
      Duration stated =
          DurationText.read(grant.substring(grant.lastIndexOf(' ') + 1)).orElseThrow();
      assertEquals(grant.startsWith("once"), once, line);
      assertEquals(stated, Duration.between(now, allow.grant().expiresAt()), line);
    }
    if (!obligations.isEmpty()) {
      Set<String> types = new TreeSet<>(Set.of(obligations.split(" ")));
      types.remove("with");
      Set<String> given = new TreeSet<>();
      allow.obligations().forEach(obligation -> given.add(obligation.type()));
      assertEquals(types, given, line);
    }
  }
}
