package turbulence.faults.kubernetes.remote;

import java.util.ArrayList;
import java.util.List;

/// A command line split into its words, as Python's `shlex` does it: quotes and backslashes are
/// undone, and no shell is asked for anything else.
public final class CommandWords {
  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private int at;

  private CommandWords(String line) {
    this.line = line;
  }

  /// @throws IllegalArgumentException when a quote is not closed, or nothing follows a backslash
  public static List<String> of(String line) {
    return new CommandWords(line).split();
  }

  private List<String> split() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        finish();
      } else {
        begun = true;
        take(c);
      }
    }
    finish();
    return List.copyOf(words);
  }

  private void take(char c) {
    if (c == '\'') {
      quoted();
    } else if (c == '"') {
      doublyQuoted();
    } else if (c == '\\') {
      word.append(escaped());
    } else {
      word.append(c);
    }
  }

  private void quoted() {
    int end = line.indexOf('\'', at);
    if (end < 0) {
      throw wrong("a ' is not closed");
    }
    word.append(line, at, end);
    at = end + 1;
  }

  private void doublyQuoted() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return;
      }
      boolean escapes = c == '\\' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0;
      word.append(escapes ? escaped() : c);
    }
    throw wrong("a \" is not closed");
  }

  private char escaped() {
    if (at == line.length()) {
      throw wrong("nothing follows the last \\");
    }
    return line.charAt(at++);
  }

  private void finish() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("The command '" + line + "' cannot be read: " + what + ".");
  }
}
