package dev.remit.benchmarks.shapes;

import com.cedarpolicy.model.entity.Entity;
import java.util.List;
import java.util.Random;

/** One application, with links that were thrown by dice, as each engine has it. */
sealed interface Shape permits Drive, Hub, Todo {
  /** What it is called. */
  String name();

  /** Its policies in Cedar, each a text. */
  List<String> cedar();

  /** Its entities in Cedar. */
  List<Entity> entities();

  /** Its bundle in Remit: catalogue, what is known of each resource, rules. */
  String remit();

  /** The names of the groups that the user is in, over any number of others. */
  List<String> groups(int user);

  /** Any call: each action as likely as any other, and so is each user and each resource. */
  Call call(Random random);

  /** Whether it is allowed, by a walk along the links. */
  boolean allows(Call call);

  /** Drive with documents shared by links that lead nowhere, as they are published. */
  static Shape of(String name, int size, long seed) {
    Random random = new Random(seed);
    return switch (name) {
      case "gdrive-dangling" -> Drive.of(random, size, Drive.Edges.DANGLING);
      case "gdrive-mended" -> Drive.of(random, size, Drive.Edges.MENDED);
      case "github" -> Hub.of(random, size);
      case "tinytodo" -> Todo.of(random, size);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
