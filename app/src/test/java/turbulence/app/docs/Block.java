package turbulence.app.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A fenced block of a page.
///
/// @param page the page that it is on
/// @param line the number of its first fence, from 0
/// @param language the word behind the fence
/// @param marker what the comment just above says, empty without one
record Block(String page, int line, String language, String marker, List<String> content) {
  private static final String FENCE = "```";

  /// The blocks of a page, in order.
  static List<Block> of(String page, List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(FENCE)) {
        int end = end(page, lines, i);
        String language = lines.get(i).substring(FENCE.length()).strip();
        List<String> content = List.copyOf(lines.subList(i + 1, end));
        blocks.add(new Block(page, i, language, marker(lines, i), content));
        i = end;
      }
    }
    return blocks;
  }

  private static int end(String page, List<String> lines, int start) {
    for (int i = start + 1; i < lines.size(); i++) {
      if (lines.get(i).equals(FENCE)) {
        return i;
      }
    }
    throw new AssertionError(page + ":" + (start + 1) + ": the block never ends");
  }

  private static String marker(List<String> lines, int fence) {
    String above = fence == 0 ? "" : lines.get(fence - 1).strip();
    return above.startsWith("<!--") && above.endsWith("-->")
        ? above.substring(4, above.length() - 3).strip()
        : "";
  }

  /// The name under which the reader is told to save it.
  Optional<String> file() {
    return behind("file: ");
  }

  /// The file of the sources that it shows a part of.
  Optional<String> source() {
    return behind("from: ");
  }

  private Optional<String> behind(String word) {
    return marker.startsWith(word)
        ? Optional.of(marker.substring(word.length()))
        : Optional.empty();
  }

  boolean isData() {
    return language.equals("yaml") || language.equals("json");
  }

  boolean isSession() {
    return language.equals("console");
  }

  /// Whether nobody is to read more into it than its text.
  boolean isPlain() {
    return marker.equals("plain");
  }

  String text() {
    return String.join("\n", content) + "\n";
  }

  /// Where it is, for a message.
  String place() {
    return page + ":" + (line + 1);
  }
}
