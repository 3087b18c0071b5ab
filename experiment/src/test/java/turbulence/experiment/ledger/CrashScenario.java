package turbulence.experiment.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import turbulence.experiment.builtin.file.EditFile;
import turbulence.experiment.extension.Prepared;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.model.Restore;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;

/// What a child process does until it is killed: a run with edits drawn from a seed, or a recovery.
final class CrashScenario {
  private static final List<String> FILES = List.of("text", "empty", "binary", "absent");

  private CrashScenario() {}

  /// Arguments: directory, the write to die at, then `run` or `leave` and a seed, `hold`, or
  /// `recover`.
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    World world = Worlds.in(directory);
    CrashCounter.arm(Integer.parseInt(arguments[1]));
    switch (arguments[2]) {
      case "run" -> run(world, directory, Long.parseLong(arguments[3]));
      case "leave" -> {
        edits(world, directory, Long.parseLong(arguments[3]));
        Runtime.getRuntime().halt(137);
      }
      case "hold" -> hold(world, directory);
      default -> recoverAll(world);
    }
    System.out.println(CrashCounter.seen());
  }

  static void files(Path directory) throws Exception {
    Files.writeString(directory.resolve("text"), "one two\nthree é\n");
    Files.createFile(directory.resolve("empty"));
    Files.write(directory.resolve("binary"), new byte[] {0, -1, 13, 10});
  }

  static List<Recovery.Recovered> recoverAll(World world) throws Exception {
    Recovery recovery =
        new Recovery(new RunStore(world), Worlds.UNDOERS, new Worlds.Heard().events);
    List<Recovery.Recovered> all = new ArrayList<>();
    for (Remains remains : recovery.toRecover().todo()) {
      all.add(recovery.perform(remains));
    }
    return all;
  }

  private static void run(World world, Path directory, long seed) throws Exception {
    OpenRun run = edits(world, directory, seed);
    run.restore(Worlds.UNDOERS, new Shared());
    run.end("completed", Restore.ALWAYS, false);
  }

  private static OpenRun edits(World world, Path directory, long seed) throws Exception {
    Random random = new Random(seed);
    OpenRun run = begin(world, directory);
    run.progress().append((JsonObject) JsonReader.read(JournalSoFarTest.SKELETON));
    for (int edits = 2 + random.nextInt(3); edits > 0; edits--) {
      String file = FILES.get(random.nextInt(FILES.size()));
      edit(world, run, new EditFile(file, "content " + random.nextInt(3), null, null));
      run.progress().append((JsonObject) JsonReader.read(JournalSoFarTest.RUN));
    }
    return run;
  }

  /// Changes a file, says so and waits to be killed.
  private static void hold(World world, Path directory) throws Exception {
    edit(world, begin(world, directory), new EditFile("text", null, "two", "2"));
    System.out.println("changed");
    System.in.read(new byte[1]);
  }

  private static OpenRun begin(World world, Path directory) {
    RunStart start = new RunStart("T", "e", directory.resolve("journal.json"), "h", Restore.ALWAYS);
    return new RunStore(world).begin(start, new Worlds.Heard().events);
  }

  private static void edit(World world, OpenRun run, EditFile edit) throws Exception {
    Prepared prepared = edit.prepare(Worlds.scope(world));
    List<Long> ids = run.record("edit", prepared.undo());
    prepared.deed().act();
    run.acted(ids);
  }

  /// What lies there, but for the journal.
  static Map<String, String> contents(Path directory) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !name.equals("journal.json")) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          contents.put(name, Files.getPosixFilePermissions(file) + text);
        }
      }
    }
    return contents;
  }
}
