package turbulence.experiment.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.world.World;

/// The file in which people keep the logins of machines.
final class Netrc {
  private final World world;

  Netrc(World world) {
    this.world = world;
  }

  /// Login and password for that host with a colon between, or null.
  @Nullable String find(String host) {
    Path file = file();
    return file == null ? null : find(host, text(file));
  }

  private @Nullable Path file() {
    String named = world.environment().get("NETRC");
    String home = world.environment().get("HOME");
    if (named != null) {
      boolean tilde = named.startsWith("~/") && home != null;
      return existing(world.resolve(tilde ? home + named.substring(1) : named));
    }
    if (home == null) {
      return null;
    }
    Path dotted = existing(world.resolve(home).resolve(".netrc"));
    return dotted != null ? dotted : existing(world.resolve(home).resolve("_netrc"));
  }

  private static @Nullable Path existing(Path path) {
    return Files.isRegularFile(path) ? path : null;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // A file that may not be read holds no login for us; the server says so when one is needed.
      return "";
    }
  }

  static @Nullable String find(String host, String text) {
    StringTokenizer words = new StringTokenizer(withoutMacros(text));
    Login machine = new Login();
    Login fallback = new Login();
    Login current = new Login();
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      switch (word) {
        case "machine" -> current = next(words).equalsIgnoreCase(host) ? machine : new Login();
        case "default" -> current = fallback;
        case "login", "user" -> current.name = unquoted(next(words));
        case "password" -> current.password = unquoted(next(words));
        case "account" -> current.account = unquoted(next(words));
        default -> current = new Login();
      }
    }
    String found = machine.text();
    return found != null ? found : fallback.text();
  }

  private static String next(StringTokenizer words) {
    return words.hasMoreTokens() ? words.nextToken() : "";
  }

  private static String unquoted(String word) {
    boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  /// Macros run to the next empty line, comments to the end of theirs.
  private static String withoutMacros(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    boolean macro = false;
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      macro = bare.startsWith("macdef ") || (macro && !bare.isEmpty());
      if (!macro && !bare.startsWith("#")) {
        kept.append(line).append('\n');
      }
    }
    return kept.toString();
  }

  private static final class Login {
    private @Nullable String name;
    private @Nullable String account;
    private @Nullable String password;

    private @Nullable String text() {
      String who = name != null ? name : account;
      if (who == null && password == null) {
        return null;
      }
      return (who == null ? "" : who) + ":" + (password == null ? "" : password);
    }
  }
}
