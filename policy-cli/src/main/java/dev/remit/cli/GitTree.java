package dev.remit.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files of a directory as a git revision has them, in a directory of their own until it is
 * closed; of a policy file, those of the directory that it lies in. They are taken as they were
 * committed, whatever attributes say of archives. Only what a bundle is read from is taken; what
 * leads elsewhere is refused in a directory, and left out beside a policy file.
 */
final class GitTree implements AutoCloseable {
  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";

  private final String git;
  private final Path repository;
  private final TemporaryDirectory work;
  private final Path root;
  private final Path place;

  /** A file of the tree, a link or a submodule. */
  private record Entry(String mode, String id, String path) {
    boolean isTaken() {
      return !mode.equals(LINK) && !mode.equals(SUBMODULE) && BundledFiles.isOne(path);
    }
  }

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
      boolean policy = isPolicy(path, named);
      String directory = policy ? path.substring(0, path.lastIndexOf('/') + 1) : path;
      this.place = root.resolve(path.equals(directory) ? "" : path.substring(directory.length()));
      run(
          List.of("ls-tree", "-r", "-z", "--full-tree", revision + ":" + directory),
          "",
          revision + " has no directory " + path);
      List<Entry> entries = entries(printed());
      if (!policy) {
        leadsNowhereElse(entries, named);
      }
      write(entries.stream().filter(Entry::isTaken).toList(), named);
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

  private boolean isPolicy(String path, String named) throws CommandFault, IOException {
    if (!path.endsWith(BundledFiles.POLICY)) {
      return false;
    }
    run(List.of("cat-file", "-t", named), "", "there is no " + named);
    return printed().startsWith("blob");
  }

  private static List<Entry> entries(String listed) {
    List<Entry> entries = new ArrayList<>();
    for (String line : listed.split("\0", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String[] head = line.substring(0, tab).split(" ", -1);
        entries.add(new Entry(head[0], head[2], line.substring(tab + 1)));
      }
    }
    return entries;
  }

  /** Policies behind it would be missing, and nobody would hear of it. */
  private static void leadsNowhereElse(List<Entry> entries, String named) throws CommandFault {
    for (Entry entry : entries) {
      if (entry.mode().equals(LINK)) {
        throw new CommandFault(
            entry.path() + " in " + named + " is a symbolic link, and those are not followed");
      }
      if (entry.mode().equals(SUBMODULE)) {
        throw new CommandFault(
            entry.path()
                + " in "
                + named
                + " is a submodule, whose files are in another repository; check both out, and name the directories");
      }
    }
  }

  private void write(List<Entry> blobs, String named) throws IOException, CommandFault {
    StringBuilder ids = new StringBuilder();
    blobs.forEach(blob -> ids.append(blob.id()).append('\n'));
    run(List.of("cat-file", "--batch"), ids.toString(), named + " cannot be read");
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(work.path().resolve("out")))) {
      for (Entry blob : blobs) {
        String[] head = line(in).split(" ", -1);
        if (head.length != 3) {
          throw new CommandFault(blob.path() + " in " + named + " is missing from the repository");
        }
        Path file = root.resolve(blob.path()).normalize();
        if (!file.startsWith(root)) {
          throw new CommandFault(blob.path() + " in " + named + " lies outside of it");
        }
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(root));
        try (OutputStream content = Files.newOutputStream(file)) {
          copy(in, Long.parseLong(head[2]), content);
        }
        in.skipNBytes(1);
      }
    }
  }

  private static void copy(InputStream in, long size, OutputStream out) throws IOException {
    byte[] some = new byte[1 << 14];
    for (long left = size; left > 0; ) {
      int read = in.read(some, 0, (int) Math.min(some.length, left));
      if (read < 0) {
        throw new EOFException("git has printed less than it said");
      }
      out.write(some, 0, read);
      left -= read;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  /** What git printed. */
  private String printed() throws IOException {
    return Files.readString(work.path().resolve("out"));
  }

  /** Runs git; what it takes and prints goes through files, so that neither side waits. */
  private void run(List<String> arguments, String input, String fault) throws CommandFault {
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
