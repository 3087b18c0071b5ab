package turbulence.simulator.workload.script;

import java.util.ArrayList;
import java.util.List;

/// The words and signs of a script; quotes stay in the words.
final class Words {
  private static final List<String> SIGNS =
      List.of(
          "&&", "||", ";;", ">>", "2>&1", "1>&2", ">&2", "&>", "2>", ";", "&", "|", "(", ")", ">",
          "<");

  private final String text;
  private final List<String> found = new ArrayList<>();
  private int at;

  private Words(String text) {
    this.text = text;
  }

  static List<String> of(String script) throws BadScript {
    return new Words(script).read();
  }

  static boolean isSign(String word) {
    return word.equals("\n") || SIGNS.contains(word);
  }

  private List<String> read() throws BadScript {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        found.add("\n");
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        skipComment();
      } else if (text.startsWith("\\\n", at)) {
        at += 2;
      } else {
        String sign = signHere();
        if (sign.isEmpty()) {
          found.add(word());
        } else {
          found.add(sign);
          at += sign.length();
        }
      }
    }
    return found;
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private String signHere() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return sign;
      }
    }
    return "";
  }

  private String word() throws BadScript {
    int start = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      at = Quotes.end(text, at);
    }
    return text.substring(start, at);
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || ";&|()<>".indexOf(c) >= 0;
  }
}
