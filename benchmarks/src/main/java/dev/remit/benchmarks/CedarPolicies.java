package dev.remit.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The agent policy in Cedar, parsed once and kept by its native library. Favourable to Cedar: the
 * tool is the action of the policy's scope, the amount an integer of cents, the three hops (it has
 * no loop) three attributes, and there are no entities to read.
 */
final class CedarPolicies {
  private static final int HOPS = 3;
  private static final int ACCOUNTS = 8;

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;

  /** So many policies as {@link AgentPolicy} has rules, on the same tools; perhaps none. */
  CedarPolicies(int count) {
    Set<Policy> all =
        IntStream.range(0, count)
            .mapToObj(i -> new Policy(policy(Math.max(0, i - AgentPolicy.MATCHING + 1)), "p" + i))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    policies = new PolicySet(all);
    try {
      policies.cache();
    } catch (CacheException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String policy(int tool) {
    String accounts =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> "\"crm.account" + i + "\"")
            .collect(Collectors.joining(", ", "[", "]"));
    String hops =
        IntStream.range(0, HOPS)
            .mapToObj(i -> "context.hop" + i + " >= 1")
            .collect(Collectors.joining(" && "));
    return """
    permit (principal, action == Action::"crm.pay%d", resource) when {
      context.purpose == "refund" && %s.contains(context.dataset) && context.cents <= 10000 && %s
    };
    """
        .formatted(tool, accounts, hops);
  }

  /** What Cedar is asked for what the rule by hand reads, over three hops. */
  static AuthorizationRequest request(RulesTwin.Slots slots) {
    Map<String, Value> context = new HashMap<>();
    context.put("purpose", new PrimString(slots.purpose()));
    context.put("dataset", new PrimString(slots.dataset()));
    context.put(
        "cents", new PrimLong(slots.amount().multiply(BigDecimal.valueOf(100)).longValueExact()));
    for (int i = 0; i < HOPS; i++) {
      context.put("hop" + i, new PrimLong((long) slots.trust()[i]));
    }
    return new AuthorizationRequest(
        entity("Agent", "agent/3"),
        entity("Action", slots.server() + "." + slots.tool()),
        entity("Dataset", slots.dataset()),
        context);
  }

  private static EntityUID entity(String type, String id) {
    return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
  }

  /** Ends in a fault where Cedar reports one. */
  AuthorizationSuccessResponse answer(AuthorizationRequest request) throws AuthException {
    AuthorizationSuccessResponse answer =
        engine.isAuthorized(request, policies, Set.of()).success.orElseThrow();
    if (!answer.getErrors().isEmpty()) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
