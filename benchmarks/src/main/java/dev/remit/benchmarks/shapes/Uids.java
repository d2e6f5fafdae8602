package dev.remit.benchmarks.shapes;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cedar's names and entities. */
final class Uids {
  private Uids() {}

  static EntityUID uid(String type, String id) {
    return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
  }

  /** The thing of that kind and number. */
  static EntityUID uid(String type, int number) {
    return uid(type, type.toLowerCase(Locale.ROOT) + "-" + number);
  }

  static Entity entity(EntityUID uid, Map<String, Value> attributes, Stream<EntityUID> parents) {
    return new Entity(uid, attributes, parents.collect(Collectors.toSet()));
  }

  static Entity entity(EntityUID uid, EntityUID... parents) {
    return new Entity(uid, Map.of(), Set.of(parents));
  }

  static CedarList list(Stream<EntityUID> uids) {
    return new CedarList(List.<Value>copyOf(uids.toList()));
  }
}
