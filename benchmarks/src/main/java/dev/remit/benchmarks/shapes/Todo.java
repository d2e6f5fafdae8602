package dev.remit.benchmarks.shapes;

import static dev.remit.benchmarks.shapes.Uids.entity;
import static dev.remit.benchmarks.shapes.Uids.uid;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.EntityUID;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lists, each with an owner, a team that reads it and one that edits it; users in teams in teams.
 * The tasks on a list, which no policy reads, are left out.
 *
 * @param size users, teams and lists, so many of each
 * @param owners a user for each list
 * @param readers a team for each list
 * @param editors a team for each list
 */
record Todo(
    int size,
    List<Integer> owners,
    List<Integer> readers,
    List<Integer> editors,
    Links userInTeam,
    Links teamInTeam)
    implements Shape {
  /** Of the application, then of a list: the owner's alone, the reader's, the editors'. */
  private static final List<String> ACTIONS =
      List.of(
          "create_list",
          "get_lists",
          "delete_list",
          "edit_shares",
          "get_list",
          "update_list",
          "create_task",
          "update_task",
          "delete_task");

  private static final int OF_APPLICATION = 2;
  private static final int GET_LIST = 4;
  private static final List<String> EDITS = ACTIONS.subList(GET_LIST + 1, ACTIONS.size());

  static Todo of(Random random, int size) {
    return new Todo(
        size,
        any(random, size),
        any(random, size),
        any(random, size),
        Links.between(random, size, size),
        Links.nesting(random, size));
  }

  private static List<Integer> any(Random random, int size) {
    return IntStream.range(0, size).map(list -> random.nextInt(size)).boxed().toList();
  }

  @Override
  public String name() {
    return "tinytodo";
  }

  @Override
  public Call call(Random random) {
    int action = random.nextInt(ACTIONS.size());
    return new Call(
        random.nextInt(size),
        ACTIONS.get(action),
        action < OF_APPLICATION ? "Application" : "List",
        action < OF_APPLICATION ? 0 : random.nextInt(size));
  }

  @Override
  public boolean allows(Call call) {
    int list = call.resource();
    return switch (call.action()) {
      case "create_list", "get_lists" -> true;
      case "delete_list", "edit_shares" -> owners.get(list) == call.user();
      case "get_list" ->
          owners.get(list) == call.user()
              || isIn(call.user(), readers.get(list))
              || isIn(call.user(), editors.get(list));
      default -> owners.get(list) == call.user() || isIn(call.user(), editors.get(list));
    };
  }

  private boolean isIn(int user, int team) {
    return userInTeam.of(user).anyMatch(in -> teamInTeam.isOrLeads(in, each -> each == team));
  }

  @Override
  public List<String> cedar() {
    return List.of(
        "permit (principal, action in [Action::\"create_list\", Action::\"get_lists\"],"
            + " resource == Application::\"application-0\");",
        "permit (principal, action, resource)"
            + " when { resource has owner && principal == resource.owner };",
        "permit (principal, action == Action::\"get_list\", resource)"
            + " when { principal in resource.readers || principal in resource.editors };",
        "permit (principal, action in ["
            + String.join(", ", EDITS.stream().map(edit -> "Action::\"" + edit + "\"").toList())
            + "], resource) when { principal in resource.editors };");
  }

  @Override
  public List<Entity> entities() {
    EntityUID application = uid("Application", 0);
    List<Entity> all = new ArrayList<>();
    all.add(entity(application));
    for (int i = 0; i < size; i++) {
      all.add(entity(uid("User", i), Map.of(), parents(userInTeam, i)));
      all.add(entity(uid("Team", i), Map.of(), parents(teamInTeam, i)));
      all.add(
          entity(
              uid("List", i),
              Map.of(
                  "owner", uid("User", owners.get(i)),
                  "readers", uid("Team", readers.get(i)),
                  "editors", uid("Team", editors.get(i))),
              Stream.of(application)));
    }
    return all;
  }

  private static Stream<EntityUID> parents(Links in, int number) {
    return Stream.concat(
        in.of(number).mapToObj(team -> uid("Team", team)), Stream.of(uid("Application", 0)));
  }

  @Override
  public List<String> groups(int user) {
    return teamInTeam.closure(userInTeam.rows().get(user)).stream()
        .mapToObj(team -> "team-" + team)
        .toList();
  }

  @Override
  public String remit() {
    String tools =
        String.join(
            "",
            ACTIONS.stream()
                .map(action ->
                    "tool todo.%s { args { it: name } does %s on args.it }\n"
                        .formatted(action, action.startsWith("get") ? "read" : "write"))
                .toList());
    return """
    package todo

    dataset todo.application0 { labels { } }
    data todo_list[id: name] complete { owner: identity, readers: string, editors: string }
    """
        + tools
        + Texts.lines(size, this::list)
        + """

        permit begin "Everybody has lists of their own" {
          acts alone  without task  without credential
          tool in { todo.create_list, todo.get_lists }
          dataset is todo.application0
        }
        permit own "Owners do as they like with their list" {
          acts alone  without task  without credential
          when principal == todo_list[dataset.name].owner
        }
        permit see "Readers and editors see the list" {
          acts alone  without task  without credential
          tool is todo.get_list
          when todo_list[dataset.name].readers in principal.groups
            or todo_list[dataset.name].editors in principal.groups
        }
        permit edit "Editors work on the list" {
          acts alone  without task  without credential
          tool in { EDITS }
          when todo_list[dataset.name].editors in principal.groups
        }
        """
            .replace(
                "EDITS", String.join(", ", EDITS.stream().map(edit -> "todo." + edit).toList()));
  }

  private String list(int number) {
    return """
    dataset todo.list%d { labels { } }
    row todo_list[todo.list%d] { owner "%s" / "user-%d", readers "team-%d", editors "team-%d" }\
    """
        .formatted(
            number,
            number,
            Texts.ISSUER,
            owners.get(number),
            readers.get(number),
            editors.get(number));
  }
}
