package dev.remit.benchmarks.shapes;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A shape in Cedar, its policies parsed once and kept. Its Java side sends the entities with each
 * request; favourable to Cedar, only those that the request reaches.
 */
public final class CedarShape {
  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Map<EntityUID, Entity> entities;

  /**
   * A request with what it reaches.
   *
   * @param entities the user, what is asked for, the action, and where their links lead
   */
  public record Asked(AuthorizationRequest request, Set<Entity> entities) {
    public Asked {
      entities = Set.copyOf(entities);
    }
  }

  private CedarShape(List<String> texts, List<Entity> entities) {
    this.policies =
        new PolicySet(
            IntStream.range(0, texts.size())
                .mapToObj(i -> new Policy(texts.get(i), "p" + i))
                .collect(Collectors.toSet()));
    this.entities =
        entities.stream().collect(Collectors.toMap(Entity::getEUID, Function.identity()));
    try {
      policies.cache();
    } catch (CacheException fault) {
      throw new IllegalStateException(fault);
    }
  }

  static CedarShape of(Shape shape) {
    return new CedarShape(shape.cedar(), shape.entities());
  }

  /** The same entities without a policy. */
  static CedarShape empty(Shape shape) {
    return new CedarShape(List.of(), shape.entities());
  }

  Asked asked(Call call) {
    EntityUID user = Uids.uid("User", call.user());
    EntityUID action = Uids.uid("Action", call.action());
    EntityUID resource = Uids.uid(call.kind(), call.resource());
    Set<EntityUID> reached = new HashSet<>();
    Stream.of(user, action, resource).forEach(from -> reach(from, reached));
    return new Asked(
        new AuthorizationRequest(user, action, resource, Map.of()),
        reached.stream().map(entities::get).collect(Collectors.toSet()));
  }

  private void reach(EntityUID from, Set<EntityUID> reached) {
    if (entities.containsKey(from) && reached.add(from)) {
      Entity entity = entities.get(from);
      entity.getParents().forEach(parent -> reach(parent, reached));
      entity.attrs.values().stream()
          .filter(EntityUID.class::isInstance)
          .forEach(named -> reach((EntityUID) named, reached));
    }
  }

  /** Ends in a fault where Cedar reports one. */
  public AuthorizationSuccessResponse answer(Asked asked) throws AuthException {
    AuthorizationSuccessResponse answer =
        engine.isAuthorized(asked.request(), policies, asked.entities()).success.orElseThrow();
    if (!answer.getErrors().isEmpty()) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }
}
