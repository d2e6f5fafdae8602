package dev.remit.benchmarks.shapes;

import static dev.remit.benchmarks.shapes.Uids.entity;
import static dev.remit.benchmarks.shapes.Uids.uid;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Repositories of organisations: users and teams in teams have one of five roles on a repository,
 * users and organisations one of three on an organisation and thereby on its repositories.
 *
 * @param size repositories, users, teams and organisations, so many of each
 * @param owners the organisation of each repository
 */
record Hub(
    int size,
    List<Integer> owners,
    Roles orgOnOrg,
    Roles teamOnRepo,
    Roles userOnRepo,
    Roles userOnOrg,
    Links teamInTeam,
    Links userInTeam,
    Links userInOrg)
    implements Shape {

  /** From the least to the greatest; each may do what those before it may. */
  enum Role {
    READ,
    TRIAGE,
    WRITE,
    MAINTAIN,
    ADMIN;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Those that there are on a repository. */
  private static final List<Role> ON_REPO = List.of(Role.values());

  /** Those that there are on an organisation. */
  private static final List<Role> ON_ORG = List.of(Role.READ, Role.WRITE, Role.ADMIN);

  /** That somebody has a role on something, each by number. */
  record Held(int from, int to, Role role) {}

  /** Who has which role on what. */
  record Roles(List<Held> all) {
    Roles {
      all = List.copyOf(all);
    }

    /** Of each pair that is linked, one of these roles. */
    static Roles between(Random random, int size, List<Role> roles) {
      Links any = Links.between(random, size, size);
      return new Roles(
          IntStream.range(0, size)
              .boxed()
              .flatMap(from ->
                  any.of(from)
                      .mapToObj(to -> new Held(from, to, roles.get(random.nextInt(roles.size())))))
              .toList());
    }

    boolean has(int from, int to, Role role) {
      return all.contains(new Held(from, to, role));
    }

    /** On what somebody has it. */
    IntStream of(int from, Role role) {
      return all.stream()
          .filter(held -> held.from() == from && held.role() == role)
          .mapToInt(Held::to);
    }

    /** Who has it on that. */
    IntStream to(int to, Role role) {
      return all.stream()
          .filter(held -> held.to() == to && held.role() == role)
          .mapToInt(Held::from);
    }
  }

  static Hub of(Random random, int size) {
    return new Hub(
        size,
        IntStream.range(0, size).map(repo -> random.nextInt(size)).boxed().toList(),
        Roles.between(random, size, ON_ORG),
        Roles.between(random, size, ON_REPO),
        Roles.between(random, size, ON_REPO),
        Roles.between(random, size, ON_ORG),
        Links.nesting(random, size),
        Links.between(random, size, size),
        Links.between(random, size, size));
  }

  @Override
  public String name() {
    return "github";
  }

  @Override
  public Call call(Random random) {
    return new Call(
        random.nextInt(size),
        ON_REPO.get(random.nextInt(ON_REPO.size())).word(),
        "Repo",
        random.nextInt(size));
  }

  @Override
  public boolean allows(Call call) {
    Role asked = Role.valueOf(call.action().toUpperCase(Locale.ROOT));
    int user = call.user();
    int org = owners.get(call.resource());
    return ON_REPO.stream()
            .filter(role -> role.compareTo(asked) >= 0)
            .anyMatch(role -> isOnRepo(user, call.resource(), role))
        || ON_ORG.stream()
            .filter(role -> role.compareTo(asked) >= 0)
            .anyMatch(role -> isOnOrg(user, org, role));
  }

  private boolean isOnRepo(int user, int repo, Role role) {
    return userOnRepo.has(user, repo, role)
        || userInTeam
            .of(user)
            .anyMatch(in -> teamInTeam.isOrLeads(in, team -> teamOnRepo.has(team, repo, role)));
  }

  private boolean isOnOrg(int user, int org, Role role) {
    return userOnOrg.has(user, org, role)
        || userInOrg.of(user).anyMatch(of -> orgOnOrg.has(of, org, role));
  }

  @Override
  public List<String> cedar() {
    return Stream.concat(
            ON_REPO.stream().map(role -> policy(role, "resource." + role.word())),
            ON_ORG.stream().map(role -> policy(role, "resource.owner." + role.word())))
        .toList();
  }

  private static String policy(Role role, String holders) {
    return "permit (principal, action in Action::\"%s\", resource) when { principal in %s };"
        .formatted(role.word(), holders);
  }

  @Override
  public List<Entity> entities() {
    List<Entity> all = new ArrayList<>();
    for (int i = 0; i < ON_REPO.size(); i++) {
      EntityUID action = uid("Action", ON_REPO.get(i).word());
      all.add(
          i + 1 < ON_REPO.size()
              ? entity(action, uid("Action", ON_REPO.get(i + 1).word()))
              : entity(action));
    }
    for (int i = 0; i < size; i++) {
      holders(all, "Repo", i, ON_REPO, Map.of("owner", uid("Org", owners.get(i))), Stream.of());
      holders(all, "Org", i, ON_ORG, Map.of(), held("Org", orgOnOrg, i, ON_ORG));
      all.add(
          entity(
              uid("Team", i),
              Map.of(),
              Stream.concat(members("Team", teamInTeam, i), held("Repo", teamOnRepo, i, ON_REPO))));
      all.add(
          entity(
              uid("User", i),
              Map.of(),
              Stream.of(
                      held("Repo", userOnRepo, i, ON_REPO),
                      held("Org", userOnOrg, i, ON_ORG),
                      members("Team", userInTeam, i),
                      members("Org", userInOrg, i))
                  .flatMap(parents -> parents)));
    }
    return all;
  }

  /** A thing with an entity for those who hold each role on it. */
  private static void holders(
      List<Entity> all,
      String type,
      int number,
      List<Role> roles,
      Map<String, Value> attributes,
      Stream<EntityUID> parents) {
    Map<String, Value> holders = new HashMap<>(attributes);
    for (Role role : roles) {
      EntityUID of = holders(type, number, role);
      holders.put(role.word(), of);
      all.add(entity(of));
    }
    all.add(entity(uid(type, number), holders, parents));
  }

  private static EntityUID holders(String type, int number, Role role) {
    return uid(type + "Role", number + " " + role.word());
  }

  private static Stream<EntityUID> members(String type, Links in, int number) {
    return in.of(number).mapToObj(of -> uid(type, of));
  }

  private static Stream<EntityUID> held(String type, Roles on, int number, List<Role> roles) {
    return roles.stream()
        .flatMap(role -> on.of(number, role).mapToObj(of -> holders(type, of, role)));
  }

  @Override
  public List<String> groups(int user) {
    return Stream.concat(
            teamInTeam.closure(userInTeam.rows().get(user)).stream().mapToObj(of -> "team-" + of),
            userInOrg.of(user).mapToObj(of -> "org-" + of))
        .toList();
  }

  @Override
  public String remit() {
    return "package hub\n\naction triage, maintain\n"
        + ON_REPO.stream()
            .map(role ->
                "tool hub.%1$s { args { repo: name } does %1$s on args.repo }\n"
                    .formatted(role.word()))
            .collect(Collectors.joining())
        + "data repo[id: name] complete "
        + columns(ON_REPO)
        + "data org[id: string] complete "
        + columns(ON_ORG)
        + Texts.lines(size, this::repo)
        + Texts.lines(size, this::org)
        + rules(ON_REPO, "repo", "dataset.name")
        + rules(ON_ORG, "org", "dataset.owner");
  }

  private static String columns(List<Role> roles) {
    return roles.stream()
        .map(role ->
            "  %1$s_users: set<identity> max 64\n  %1$s_groups: set<string> max 64\n"
                .formatted(role.word()))
        .collect(Collectors.joining("", "{\n", "}\n"));
  }

  private static String rules(List<Role> roles, String table, String key) {
    return roles.stream()
        .map(role ->
            """
            permit %1$s_of_%2$s "Whoever has the role, or one of whose groups has it" {
              acts alone  without task  without credential
              tool in { %3$s }
              when some user in %2$s[%4$s].%1$s_users satisfies (user == principal)
                or some one in %2$s[%4$s].%1$s_groups satisfies (one in principal.groups)
            }
            """
                .formatted(role.word(), table, tools(role), key))
        .collect(Collectors.joining());
  }

  private static String tools(Role most) {
    return ON_REPO.stream()
        .filter(role -> role.compareTo(most) <= 0)
        .map(role -> "hub." + role.word())
        .collect(Collectors.joining(", "));
  }

  private String repo(int number) {
    return "dataset hub.repo%d { owner \"org-%d\", labels { } }\nrow repo[hub.repo%d] { "
            .formatted(number, owners.get(number), number)
        + ON_REPO.stream()
            .map(role ->
                "%1$s_users %2$s, %1$s_groups %3$s"
                    .formatted(
                        role.word(),
                        Texts.users(userOnRepo.to(number, role)),
                        Texts.names("team", teamOnRepo.to(number, role))))
            .collect(Collectors.joining(", "))
        + " }";
  }

  private String org(int number) {
    return "row org[\"org-%d\"] { ".formatted(number)
        + ON_ORG.stream()
            .map(role ->
                "%1$s_users %2$s, %1$s_groups %3$s"
                    .formatted(
                        role.word(),
                        Texts.users(userOnOrg.to(number, role)),
                        Texts.names("org", orgOnOrg.to(number, role))))
            .collect(Collectors.joining(", "))
        + " }";
  }
}
