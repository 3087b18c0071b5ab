package turbulence.app.training;

import java.util.ArrayList;
import java.util.List;
import turbulence.app.Main;
import turbulence.app.cli.Turbulence;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

/// The program playing, in one process, the command lines that one cache is for. The JVM watches,
/// and the classes that this takes become the cache: each one more makes every start bigger, so
/// that the lines are those that people write often.
public final class Rehearsal {
  private Rehearsal() {}

  /// @param args the name of the cache
  public static void main(String... args) {
    play(args[0], SystemWorld.create());
  }

  /// The exit codes of the command lines.
  static List<Integer> play(String cache, World world) {
    List<Integer> codes = new ArrayList<>();
    for (String line : lines(cache)) {
      codes.add(program(world).run(line.split(" ", -1)));
    }
    if (cache.equals("simulate")) {
      codes.add(new Visitor(world).visit());
    } else if (!cache.equals("check")) {
      codes.add(program(watched(world)).run("run", "plain.json"));
    }
    return codes;
  }

  private static List<String> lines(String cache) {
    return switch (cache) {
      case "check" ->
          List.of("--version", "validate plain.json", "validate all.yaml", "validate cluster.yaml");
      case "run" -> List.of("run plain.json", "run all.yaml");
      case "simulate" -> List.of("rehearse inside.yaml --scenario web --speed 10");
      case "tls" ->
          List.of(
              "plan cluster.yaml",
              "run cluster.yaml",
              "run secure.json",
              "run plain.json",
              "run all.yaml");
      default -> throw new IllegalArgumentException("there is no cache " + cache);
    };
  }

  private static Turbulence program(World world) {
    return Main.program(world);
  }

  /// The same world, as if a person looked on.
  private static World watched(World world) {
    Output output = world.output();
    return world.withOutput(new Output(output.in(), output.out(), output.err(), true, true));
  }
}
