package dev.remit.benchmarks.shapes;

import static dev.remit.benchmarks.shapes.Uids.entity;
import static dev.remit.benchmarks.shapes.Uids.list;
import static dev.remit.benchmarks.shapes.Uids.uid;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents in folders in folders: shared with users and with groups for viewing, owned, or public.
 *
 * @param size users, groups, documents and folders, so many of each
 * @param edges whether what is shared for viewing is shared with anybody that there is
 */
record Drive(
    int size,
    Edges edges,
    Links userInGroup,
    Links userOwnsDocument,
    Links userOwnsFolder,
    Links documentInFolder,
    Links folderInFolder,
    Viewers ofDocuments,
    Viewers ofFolders,
    BitSet open)
    implements Shape {

  /** Where sharing for viewing leads. */
  enum Edges {
    /** To a view that is nobody's. */
    DANGLING("no-user", "no-group"),
    /** To the user, or the group. */
    MENDED("user", "group");

    private final String user;
    private final String group;

    Edges(String user, String group) {
      this.user = user;
      this.group = group;
    }
  }

  /** The users and groups that things of one kind are shared with. */
  record Viewers(Links users, Links groups) {
    static Viewers of(Random random, int size) {
      return new Viewers(Links.between(random, size, size), Links.between(random, size, size));
    }
  }

  private static final String HEADER = "acts alone  without task  without credential";

  static Drive of(Random random, int size, Edges edges) {
    BitSet open = new BitSet(size);
    IntStream.range(0, size).forEach(document -> open.set(document, random.nextBoolean()));
    return new Drive(
        size,
        edges,
        Links.between(random, size, size),
        Links.between(random, size, size),
        Links.between(random, size, size),
        Links.between(random, size, size),
        Links.nesting(random, size),
        Viewers.of(random, size),
        Viewers.of(random, size),
        open);
  }

  @Override
  public String name() {
    return "gdrive-" + edges.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public Call call(Random random) {
    List<String> actions = List.of("read", "write", "share", "hand_over", "add");
    String action = actions.get(random.nextInt(actions.size()));
    return new Call(
        random.nextInt(size),
        action,
        action.equals("add") ? "Folder" : "Document",
        random.nextInt(size));
  }

  @Override
  public boolean allows(Call call) {
    int user = call.user();
    int at = call.resource();
    return switch (call.action()) {
      case "read" -> open.get(at) || isOwner(user, at) || isViewer(user, at);
      case "write", "share" -> isOwner(user, at);
      case "hand_over" -> userOwnsDocument.has(user, at);
      case "add" -> userOwnsFolder.has(user, at);
      default -> throw new IllegalArgumentException(call.toString());
    };
  }

  private boolean isOwner(int user, int document) {
    return userOwnsDocument.has(user, document)
        || documentInFolder
            .of(document)
            .anyMatch(in -> folderInFolder.isOrLeads(in, each -> userOwnsFolder.has(user, each)));
  }

  private boolean isViewer(int user, int document) {
    return edges == Edges.MENDED
        && (isAmong(user, document, ofDocuments)
            || documentInFolder
                .of(document)
                .anyMatch(
                    in -> folderInFolder.isOrLeads(in, each -> isAmong(user, each, ofFolders))));
  }

  private boolean isAmong(int user, int thing, Viewers viewers) {
    return viewers.users().has(thing, user)
        || viewers.groups().of(thing).anyMatch(group -> userInGroup.has(user, group));
  }

  @Override
  public List<String> cedar() {
    return List.of(
        "permit (principal, action == Action::\"read\", resource)"
            + " when { resource in principal.view };",
        "permit (principal, action == Action::\"read\", resource) when { resource.open };",
        "permit (principal, action in [Action::\"read\", Action::\"write\", Action::\"share\"],"
            + " resource) when { resource in principal.documents || resource in principal.folders };",
        "permit (principal, action == Action::\"hand_over\", resource)"
            + " when { principal.documents.contains(resource) };",
        "permit (principal, action == Action::\"add\", resource)"
            + " when { principal.folders.contains(resource) };");
  }

  @Override
  public List<Entity> entities() {
    List<Entity> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int number = i;
      all.add(
          entity(
              uid("User", i),
              Map.of(
                  "view", view("user", i),
                  "documents", list(userOwnsDocument.of(i).mapToObj(of -> uid("Document", of))),
                  "folders", list(userOwnsFolder.of(i).mapToObj(of -> uid("Folder", of)))),
              userInGroup.of(i).mapToObj(group -> uid("Group", group))));
      all.add(entity(view("user", i)));
      all.add(entity(uid("Group", i)));
      all.add(
          entity(
              view("group", i),
              Map.of(),
              userInGroup.to(number).mapToObj(user -> view("user", user))));
      all.add(
          entity(
              uid("Document", i),
              Map.of("open", new PrimBool(open.get(i))),
              Stream.concat(folders(documentInFolder, i), views(ofDocuments, i))));
      all.add(
          entity(
              uid("Folder", i),
              Map.of(),
              Stream.concat(folders(folderInFolder, i), views(ofFolders, i))));
    }
    return all;
  }

  private static EntityUID view(String of, int number) {
    return uid("View", "of " + of + "-" + number);
  }

  private static Stream<EntityUID> folders(Links in, int thing) {
    return in.of(thing).mapToObj(folder -> uid("Folder", folder));
  }

  private Stream<EntityUID> views(Viewers viewers, int thing) {
    return Stream.concat(
        viewers.users().of(thing).mapToObj(user -> view(edges.user, user)),
        viewers.groups().of(thing).mapToObj(group -> view(edges.group, group)));
  }

  @Override
  public List<String> groups(int user) {
    return userInGroup.of(user).mapToObj(group -> "group-" + group).toList();
  }

  @Override
  public String remit() {
    return """
    package drive

    action share, hand_over
    tool drive.read      { args { it: name } does read on args.it }
    tool drive.write     { args { it: name } does write on args.it }
    tool drive.share     { args { it: name } does share on args.it }
    tool drive.hand_over { args { it: name } does hand_over on args.it }
    tool drive.add       { args { it: name } does write on args.it }
    data document[id: name] complete {
      open: bool
      viewers: set<identity> max 64
      viewing: set<string> max 64
      owners: set<identity> max 64
      masters: set<identity> max 64
    }
    data folder[id: name] complete { masters: set<identity> max 64 }
    """
        + Texts.lines(size, this::document)
        + Texts.lines(size, this::folder)
        + """

        permit view "Whoever a document or its folder is shared with views it" {
          HEADER  tool is drive.read
          when some user in document[dataset.name].viewers satisfies (user == principal)
            or some one in document[dataset.name].viewing satisfies (one in principal.groups)
        }
        permit open "What is open is read by all" {
          HEADER  tool is drive.read
          when document[dataset.name].open
        }
        permit own "The owner of a document or its folder works on it" {
          HEADER  tool in { drive.read, drive.write, drive.share }
          when some user in document[dataset.name].owners satisfies (user == principal)
        }
        permit hand_over "The owner of a document hands it over" {
          HEADER  tool is drive.hand_over
          when some user in document[dataset.name].masters satisfies (user == principal)
        }
        permit add "The owner of a folder adds to it" {
          HEADER  tool is drive.add
          when some user in folder[dataset.name].masters satisfies (user == principal)
        }
        """
            .replace("HEADER", HEADER);
  }

  private String document(int number) {
    BitSet in = folderInFolder.closure(documentInFolder.rows().get(number));
    IntStream owners =
        IntStream.range(0, size)
            .filter(user ->
                userOwnsDocument.has(user, number)
                    || in.intersects(userOwnsFolder.rows().get(user)));
    return """
    dataset drive.document%d { labels { } }
    row document[drive.document%d] {
      open %s
      viewers %s
      viewing %s
      owners %s
      masters %s
    }\
    """
        .formatted(
            number,
            number,
            open.get(number),
            Texts.identities(
                edges.user, with(ofDocuments.users(), number, ofFolders.users(), in).stream()),
            Texts.names(
                edges.group, with(ofDocuments.groups(), number, ofFolders.groups(), in).stream()),
            Texts.users(owners),
            Texts.users(userOwnsDocument.to(number)));
  }

  /** Whom a document, or any of the folders that it is in, is shared with. */
  private static BitSet with(Links ofDocuments, int document, Links ofFolders, BitSet folders) {
    BitSet all = (BitSet) ofDocuments.rows().get(document).clone();
    folders.stream().forEach(folder -> all.or(ofFolders.rows().get(folder)));
    return all;
  }

  private String folder(int number) {
    return """
    dataset drive.folder%d { labels { } }
    row folder[drive.folder%d] { masters %s }\
    """
        .formatted(number, number, Texts.users(userOwnsFolder.to(number)));
  }
}
