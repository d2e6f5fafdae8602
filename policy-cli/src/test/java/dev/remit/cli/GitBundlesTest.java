package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that git has: packed by it, and out of a revision. */
class GitBundlesTest {
  @TempDir Path directory = Path.of("");
  private BundleDiffs bundles = new BundleDiffs(directory);

  @BeforeEach
  void in_a_directory() {
    bundles = new BundleDiffs(directory);
  }

  @AfterEach
  void nothing_is_left_behind() throws IOException {
    BundleDiffs.assertNothingIsLeft();
  }

  private static Command diffWithItself(String named, GitRepository repository) {
    return Command.run("diff", named, named, "--repository", repository.place().toString());
  }

  @Test
  void an_archive_that_git_made_is_read() throws Exception {
    GitRepository repository = GitRepository.at(directory.resolve("repository"));
    bundles.write("repository/policies/shop.policy", BundleDiffs.FROM_FILE);
    bundles.write("repository/policies/lists/clerks.csv", BundleDiffs.CLERKS);
    bundles.write("repository/policies/remit.yaml", "max_depth: 4\n");
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", "first");
    List<Path> archives =
        Stream.of("b.zip", "b.tar", "b.tar.gz", "b.tgz").map(directory::resolve).toList();
    for (Path archive : archives) {
      repository.git("archive", "-o", archive.toString(), "HEAD:policies");
      BundleDiffs.assertSame(repository.place().resolve("policies"), archive);
      repository.git("archive", "-o", archive.toString(), "--prefix", "shop-1.0/", "HEAD:policies");
      BundleDiffs.assertSame(repository.place().resolve("policies"), archive);
      repository.git("archive", "-o", archive.toString(), "HEAD", "policies");
      BundleDiffs.assertSame(repository.place().resolve("policies"), archive);
    }
    Files.createSymbolicLink(repository.place().resolve("policies/packs"), Path.of("../packs"));
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", "a link");
    for (Path archive : archives) {
      repository.git("archive", "-o", archive.toString(), "HEAD:policies");
      Command diff = BundleDiffs.diff(archive, archive);
      assertEquals(1, diff.code(), diff.toString());
      assertTrue(
          diff.err().startsWith("remit: packs in " + archive + " is a symbolic link"), diff.err());
    }
    Command revision = diffWithItself("HEAD:policies", repository);
    assertEquals(1, revision.code(), revision.toString());
    assertEquals(
        "remit: packs in HEAD:policies is a symbolic link, and those are not followed\n",
        revision.err());
  }

  @Test
  void a_policy_file_in_a_revision_is_a_bundle_by_itself() throws Exception {
    GitRepository repository = GitRepository.at(directory.resolve("repository"));
    Path file = bundles.write("repository/policies/shop.policy", BundleDiffs.FROM_FILE);
    bundles.write("repository/policies/lists/clerks.csv", BundleDiffs.CLERKS);
    bundles.write("repository/policies/other.policy", "package other permit {");
    bundles.write("repository/policies/a-large.csv", "id\n".repeat(20_000));
    bundles.write("repository/top.policy", Shop.POLICY);
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", "first");
    for (String named : List.of("HEAD:policies/shop.policy", "HEAD:top.policy")) {
      Files.writeString(file, BundleDiffs.FROM_FILE.replace("for 5m", "for 10m"));
      String[] options = {"--fail-on-widening", "--repository", repository.place().toString()};
      BundleDiffs.assertLonger(
          Command.run(
              Stream.concat(Stream.of("diff", named, file.toString()), Stream.of(options))
                  .toArray(String[]::new)));
    }
    Files.createSymbolicLink(repository.place().resolve("policies/latest"), Path.of("lists"));
    repository.git("add", "-A");
    repository.git(
        "update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",policies/packs");
    repository.git("commit", "-q", "-m", "what a policy file does not name");
    String named = "HEAD:policies/shop.policy";
    Command beside = diffWithItself(named, repository);
    assertEquals(0, beside.code(), beside.toString());
    Files.delete(repository.place().resolve("policies/lists/clerks.csv"));
    Files.createSymbolicLink(
        repository.place().resolve("policies/lists/clerks.csv"), Path.of("../a-large.csv"));
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", "what it names is a link");
    Command link = diffWithItself(named, repository);
    assertEquals(1, link.code(), link.toString());
    assertTrue(link.err().contains("lists/clerks.csv"), link.err());
    String gone = "HEAD:policies/gone.policy";
    Command diff = diffWithItself(gone, repository);
    assertEquals(1, diff.code(), diff.toString());
    assertTrue(diff.err().startsWith("remit: there is no " + gone), diff.err());
    assertEquals(1, diff.err().lines().count(), diff.err());
  }

  @Test
  void a_submodule_in_a_revision_is_not_left_out_without_a_word() throws Exception {
    GitRepository repository = GitRepository.at(directory.resolve("repository"));
    bundles.write("repository/policies/shop.policy", Shop.POLICY);
    repository.git("add", "-A");
    repository.git(
        "update-index", "--add", "--cacheinfo", "160000," + "1".repeat(40) + ",policies/packs");
    repository.git("commit", "-q", "-m", "first");
    Command diff = diffWithItself("HEAD:policies", repository);
    assertEquals(1, diff.code(), diff.toString());
    assertEquals(
        "remit: packs in HEAD:policies is a submodule, whose files are in another repository; check both out,"
            + " and name the directories\n",
        diff.err());
  }
}
