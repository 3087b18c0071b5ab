package turbulence.experiment.read;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import turbulence.json.JsonNull;

class DocumentParserTest {
  private static final TreePath METHOD = TreePath.TOP.field("method");

  @Test
  void a_yaml_document_knows_where_its_values_stand() throws DocumentUnreadable {
    Document document =
        yaml(
            """
            title: T
            # a comment
            method:
            - name: one
            - name: "zwei é"
              provider: {type: process,
                path: x, arguments: [1, a]}
            """);
    TreePath provider = METHOD.item(1).field("provider");
    assertPosition(document, TreePath.TOP, 1, 1);
    assertPosition(document, TreePath.TOP.field("title"), 1, 8);
    assertPosition(document, METHOD, 4, 1);
    assertPosition(document, METHOD.item(0), 4, 3);
    assertPosition(document, METHOD.item(1).field("name"), 5, 9);
    assertPosition(document, provider.field("path"), 7, 11);
    assertPosition(document, provider.field("arguments").item(1), 7, 29);
  }

  @Test
  void a_json_document_knows_where_its_values_stand() throws DocumentUnreadable {
    Document document =
        json(
            """
            {"title": "é😀", "tags": [],
             "method": [{}, {
               "name": 1, "provider": {"a": [1, [2, true]]}
            }]}
            """);
    TreePath list = METHOD.item(1).field("provider").field("a");
    assertPosition(document, TreePath.TOP.field("title"), 1, 11);
    assertPosition(document, TreePath.TOP.field("tags"), 1, 25);
    assertPosition(document, METHOD.item(1), 2, 17);
    assertPosition(document, list.item(1).item(1), 3, 41);
  }

  @Test
  void where_a_value_is_missing_what_holds_it_is_named() throws DocumentUnreadable {
    Document document = yaml("method:\n- name: one\n  provider:\n    type: x\n");
    assertPosition(document, METHOD.item(0).field("provider").field("path").item(3), 4, 5);
    assertPosition(document, METHOD.item(7), 2, 1);
    assertPosition(document, METHOD.item(0).field("name").field("x"), 2, 9);
    assertPosition(document, METHOD.field("name"), 2, 1);
  }

  @Test
  void aliases_and_merges_stand_where_they_are_used() throws DocumentUnreadable {
    Document document = yaml("a: &x {b: 1}\nc: *x\nd: {e: 2, <<: *x}\n");
    assertPosition(document, TreePath.TOP.field("c").field("b"), 2, 4);
    assertPosition(document, TreePath.TOP.field("d").field("b"), 3, 4);
  }

  @Test
  void of_equal_names_the_last_counts_with_a_warning() throws DocumentUnreadable {
    Document yaml = yaml("a: 1\na:\n  2\n");
    Document json = json("{\"a\": 1,\n \"a\":  2}");
    assertThat(yaml.tree()).isEqualTo(json.tree()).hasToString("{\"a\":2}");
    assertPosition(yaml, TreePath.TOP.field("a"), 3, 3);
    assertPosition(json, TreePath.TOP.field("a"), 2, 8);
    String message = "the name a comes again in the same object; the last one counts";
    assertThat(yaml.warnings()).containsExactly(new Warning(message, new Position(2, 1)));
    assertThat(json.warnings()).containsExactly(new Warning(message, new Position(2, 2)));
  }

  @Test
  void dates_stand_in_the_tree_as_text() throws DocumentUnreadable {
    assertThat(yaml("configuration:\n  d: 2020-01-02\n").tree())
        .hasToString("{\"configuration\":{\"d\":\"2020-01-02\"}}");
  }

  @Test
  void no_document_is_null_in_yaml_and_an_error_in_json() throws DocumentUnreadable {
    assertThat(yaml("# nothing\n").tree()).isEqualTo(JsonNull.NULL);
    assertThat(unreadable("x.json", " "))
        .hasMessage("x.json, line 1, column 2: expected a value, found the end of the text");
  }

  @Test
  void unreadable_documents_name_origin_place_and_problem() {
    DocumentUnreadable yaml = unreadable("bad.yaml", "a: [1");
    assertThat(yaml.position()).isEqualTo(new Position(1, 6));
    assertThat(yaml)
        .hasMessage(
            "bad.yaml, line 1, column 6: expected ',' or ']', but got '<stream end>'"
                + " (while parsing a flow sequence from line 1, column 4 on)");
    assertThat(yaml.classic())
        .startsWith("while parsing a flow sequence\n  in \"bad.yaml\", line 1");
    DocumentUnreadable json = unreadable("bad.json", "{");
    assertThat(json.problem())
        .isEqualTo("expected a name in double quotes, found the end of the text");
    assertThat(json.classic()).isNull();
  }

  @Test
  void encodings_are_told_apart() throws DocumentUnreadable {
    for (String text : new String[] {"a: é😀", "\ufeffa: é😀"}) {
      assertThat(yaml(text).tree()).hasToString("{\"a\":\"é😀\"}");
      assertThat(DocumentParser.yaml("x", text.getBytes(UTF_16LE)).tree())
          .hasToString("{\"a\":\"é😀\"}");
    }
    DocumentUnreadable latin =
        catchThrowableOfType(
            DocumentUnreadable.class,
            () -> DocumentParser.yaml("x", new byte[] {'a', ':', '\n', 'b', (byte) 0xE9, 'x'}));
    assertThat(latin).hasMessage("x, line 2, column 2: expected UTF-8 text, found byte 0xE9");
  }

  private static Document yaml(String text) throws DocumentUnreadable {
    return DocumentParser.yaml("x.yaml", text.getBytes(UTF_8));
  }

  private static Document json(String text) throws DocumentUnreadable {
    return DocumentParser.json("x.json", text.getBytes(UTF_8));
  }

  private static DocumentUnreadable unreadable(String origin, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return catchThrowableOfType(
        DocumentUnreadable.class,
        () -> {
          if (origin.endsWith(".json")) {
            DocumentParser.json(origin, bytes);
          } else {
            DocumentParser.yaml(origin, bytes);
          }
        });
  }

  private static void assertPosition(Document document, TreePath path, int line, int column) {
    assertThat(document.positions().of(path)).as("%s", path).isEqualTo(new Position(line, column));
  }
}
