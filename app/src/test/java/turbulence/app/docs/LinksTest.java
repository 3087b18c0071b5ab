package turbulence.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static Stream<Path> pages() {
    return Folders.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Path page) {
    Matcher links = LINK.matcher(prose(page));
    while (links.find()) {
      String target = links.group(1);
      if (!target.contains("://")) {
        leadsSomewhere(page, target);
      }
    }
  }

  private static void leadsSomewhere(Path page, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? page : page.getParent().resolve(path).normalize();
    assertThat(file).as("%s: %s", Folders.name(page), target).exists();
    if (hash >= 0) {
      assertThat(headings(file))
          .as("%s: %s", Folders.name(page), target)
          .contains(target.substring(hash + 1));
    }
  }

  /// The page without its blocks and code, in which brackets mean something else.
  private static String prose(Path page) {
    StringBuilder prose = new StringBuilder();
    boolean code = false;
    for (String line : Folders.lines(page)) {
      code ^= line.startsWith("```");
      prose.append(code ? "" : line.replaceAll("`[^`]*`", "x")).append('\n');
    }
    return prose.toString();
  }

  private static List<String> headings(Path page) {
    return Folders.lines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void every_page_is_in_the_index() {
    String index = String.join("\n", Folders.lines(Folders.DOCS.resolve("README.md")));
    assertThat(Folders.files(Folders.DOCS, ".md"))
        .filteredOn(page -> !page.endsWith("README.md"))
        .filteredOn(page -> !page.getParent().endsWith("adr"))
        .allSatisfy(page -> assertThat(index).contains("(" + Folders.DOCS.relativize(page) + ")"));
  }
}
