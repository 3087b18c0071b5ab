package turbulence.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import turbulence.experiment.world.Output;
import turbulence.experiment.world.World;

/// A command line in a world of its own: a directory, a clock that stands still, captured words.
public final class Stage {
  public static final Instant NOW = Instant.parse("2026-11-21T05:40:02.572537Z");

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Face face = Face.TURBULENCE;
  private boolean terminal;
  private boolean colour;
  private String typed = "";
  private int code = -1;
  private final Map<String, Consumer<String>> signals = new HashMap<>();
  private int died = -1;
  private boolean broken;
  private Runnable meanwhile = () -> {};

  public Stage(Path root) {
    this.root = root;
    environment.put("HOME", root.resolve("home").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TERM", "xterm");
    environment.put("COLUMNS", "80");
  }

  Stage asChaos() {
    face = Face.CHAOS;
    return this;
  }

  public Stage onTerminal() {
    terminal = true;
    return this;
  }

  public Stage inColour() {
    colour = true;
    return this;
  }

  /// Lets a command meet a fault of ours.
  Stage breaking() {
    broken = true;
    return this;
  }

  Stage typing(String text) {
    typed = text;
    return this;
  }

  public Stage with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Stage file(String name, String text) {
    try {
      Path path = root.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String file(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return Files.exists(root.resolve(name));
  }

  public World world() {
    return new World(
        InstantSource.fixed(NOW),
        () -> 0L,
        new Random(7),
        this::sleep,
        environment,
        root,
        (host, port, _) -> {
          throw new IOException("no network: " + host + ":" + port);
        },
        new Output(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            colour));
  }

  private void sleep(Duration time) throws InterruptedException {
    meanwhile.run();
    if (Thread.interrupted()) {
      throw new InterruptedException("while sleeping " + time);
    }
  }

  Host host() {
    return new Host() {
      @Override
      public void take(String signal, Consumer<String> listener) {
        if (broken) {
          throw new IllegalStateException("broken");
        }
        signals.put(signal, listener);
      }

      @Override
      public void atDeath(Runnable last) {}

      @Override
      public void die(int newCode) {
        died = newCode;
      }
    };
  }

  Stage run(String... args) {
    code = new Turbulence(face, world(), host()).run(args);
    return this;
  }

  int code() {
    return code;
  }

  /// What happens while a run sleeps.
  Stage meanwhile(Runnable something) {
    meanwhile = something;
    return this;
  }

  int died() {
    return died;
  }

  void send(String signal) {
    signals.get(signal).accept(signal);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
