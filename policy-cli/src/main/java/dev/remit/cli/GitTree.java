package dev.remit.cli;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of a directory as a git revision has them, in a directory of their own until it is
 * closed; of a policy file, those of the directory that it lies in. They are taken as they were
 * committed, whatever attributes say of archives. Only what a bundle is read from is taken;
 * symbolic links are not followed.
 */
final class GitTree implements AutoCloseable {
  private static final String LINK = "120000";

  private final String git;
  private final Path repository;
  private final TemporaryDirectory work;
  private final Path root;
  private final Path place;

  /** A file of the tree. */
  private record Blob(String mode, String id, String path) {}

  /**
   * Takes it out.
   *
   * @param git the program
   */
  GitTree(String git, Path repository, String revision, String path) throws CommandFault {
    this.git = git;
    this.repository = repository;
    String named = revision + ":" + path;
    if (revision.isEmpty() || revision.startsWith("-")) {
      throw new CommandFault(named + " names no directory, and no revision of git");
    }
    this.work = new TemporaryDirectory(named);
    this.root = work.path().resolve("tree");
    try {
      Files.createDirectory(root);
      run(
          List.of("rev-parse", "--verify", "--quiet", revision + "^{commit}"),
          "",
          "git has no revision " + revision + ", and there is no file or directory " + named);
      String directory =
          isPolicy(path, named) ? path.substring(0, path.lastIndexOf('/') + 1) : path;
      this.place = root.resolve(path.equals(directory) ? "" : path.substring(directory.length()));
      byte[] listed =
          run(
              List.of("ls-tree", "-r", "-z", "--full-tree", revision + ":" + directory),
              "",
              revision + " has no directory " + path);
      write(blobs(new String(listed, StandardCharsets.UTF_8)), named);
    } catch (IOException fault) {
      close();
      throw new CommandFault(named + " cannot be read: " + fault.getMessage());
    } catch (CommandFault fault) {
      close();
      throw fault;
    }
  }

  /** The directory, or the policy file. */
  Path place() {
    return place;
  }

  private boolean isPolicy(String path, String named) throws CommandFault {
    return path.endsWith(BundledFiles.POLICY)
        && new String(
                run(List.of("cat-file", "-t", named), "", "there is no " + named),
                StandardCharsets.UTF_8)
            .startsWith("blob");
  }

  private static List<Blob> blobs(String listed) {
    List<Blob> blobs = new ArrayList<>();
    for (String line : listed.split("\0", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String[] head = line.substring(0, tab).split(" ", -1);
        String path = line.substring(tab + 1);
        if (head[1].equals("blob") && (head[0].equals(LINK) || BundledFiles.isOne(path))) {
          blobs.add(new Blob(head[0], head[2], path));
        }
      }
    }
    return blobs;
  }

  private void write(List<Blob> blobs, String named) throws IOException, CommandFault {
    for (Blob blob : blobs) {
      if (blob.mode().equals(LINK)) {
        throw new CommandFault(
            blob.path() + " in " + named + " is a symbolic link, and those are not followed");
      }
    }
    StringBuilder ids = new StringBuilder();
    blobs.forEach(blob -> ids.append(blob.id()).append('\n'));
    run(List.of("cat-file", "--batch"), ids.toString(), named + " cannot be read");
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(work.path().resolve("out")))) {
      for (Blob blob : blobs) {
        String[] head = line(in).split(" ", -1);
        if (head.length != 3) {
          throw new CommandFault(blob.path() + " in " + named + " is missing from the repository");
        }
        Path file = root.resolve(blob.path()).normalize();
        if (!file.startsWith(root)) {
          throw new CommandFault(blob.path() + " in " + named + " lies outside of it");
        }
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
        Files.write(file, in.readNBytes(Integer.parseInt(head[2])));
        in.skipNBytes(1);
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  /** What git prints; what it takes and prints goes through files, so that neither side waits. */
  private byte[] run(List<String> arguments, String input, String fault) throws CommandFault {
    List<String> command = new ArrayList<>(List.of(git, "-C", repository.toString()));
    command.addAll(arguments);
    File out = work.path().resolve("out").toFile();
    try {
      Path in = Files.writeString(work.path().resolve("in"), input);
      ProcessBuilder process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out)
              .redirectError(work.path().resolve("err").toFile());
      process.environment().put("LC_ALL", "C");
      process.environment().put("GIT_NO_LAZY_FETCH", "1");
      if (process.start().waitFor() != 0) {
        throw new CommandFault(fault + said());
      }
      return Files.readAllBytes(out.toPath());
    } catch (IOException missing) {
      throw new CommandFault(git + " cannot be run, and a revision needs it");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFault(Arrays.toString(command.toArray()) + " was interrupted");
    }
  }

  /** The first line that git said to it, if any. */
  private String said() throws IOException {
    return Files.readString(work.path().resolve("err"))
        .lines()
        .findFirst()
        .map(line -> " (" + line + ")")
        .orElse("");
  }

  @Override
  public void close() throws CommandFault {
    work.close();
  }
}
