package turbulence.experiment.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import turbulence.json.JsonMalformed;
import turbulence.json.JsonObject;
import turbulence.json.JsonReader;
import turbulence.json.JsonWriter;

class MaskingTest {
  private static final String SECRET = "s3cr\"t pa/ss+w&rd";
  private final Masking masking = new Masking();

  @Test
  void a_secret_is_covered_wherever_it_stands() {
    cover(SECRET);
    assertThat(masking.text("before " + SECRET + " after")).isEqualTo("before ****** after");
  }

  @Test
  void a_secret_is_covered_in_the_disguises_that_programs_give_it() {
    cover(SECRET);
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    String json = JsonWriter.compact(new turbulence.json.JsonText(SECRET));
    assertThat(masking.text(Base64.getEncoder().encodeToString(bytes))).isEqualTo("******");
    assertThat(masking.text(URLEncoder.encode(SECRET, StandardCharsets.UTF_8))).isEqualTo("******");
    assertThat(masking.text(json)).isEqualTo("\"******\"");
  }

  @Test
  void a_secret_is_covered_in_base64_behind_something_else() {
    cover("open-sesame-q77");
    for (String before : new String[] {"", "x", "xx", "user:"}) {
      byte[] both = (before + "open-sesame-q77").getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(both);
      assertThat(masking.text(encoded)).as(before).contains("******").hasSizeLessThan(20);
    }
  }

  @Test
  void a_short_secret_is_not_sought_in_texts() {
    cover("abc");
    assertThat(masking.text("abc")).isEqualTo("abc");
  }

  @Test
  void values_under_telltale_keys_are_covered_whole() throws JsonMalformed {
    JsonObject tree =
        object("{'Authorization': 'Bearer abc', 'password': 'p', 'passwords': 'seen', 'n': 1}");
    assertThat(masking.tree(tree))
        .isEqualTo(
            object(
                "{'Authorization': '******', 'password': '******', 'passwords': 'seen', 'n': 1}"));
  }

  @Test
  void a_reference_under_a_telltale_key_gives_nothing_away() throws JsonMalformed {
    JsonObject tree = object("{'Authorization': 'Bearer ${token}', 'token': '${t}'}");
    assertThat(masking.tree(tree)).isSameAs(tree);
  }

  @Test
  void keys_and_numbers_stay() throws JsonMalformed {
    cover("status");
    JsonObject tree = object("{'status': 123456}");
    assertThat(masking.tree(tree)).isSameAs(tree);
  }

  @Test
  void literals_among_an_experiments_secrets_are_covered_however_short() throws JsonMalformed {
    JsonObject experiment =
        object("{'secrets': {'a': {'k': 'ab', 'e': {'type': 'env', 'key': 'HOME'}}}}");
    assertThat(masking.experiment(experiment))
        .isEqualTo(
            object("{'secrets': {'a': {'k': '******', 'e': {'type': 'env', 'key': 'HOME'}}}}"));
  }

  private void cover(String secret) {
    masking.cover(JsonObject.of("scope", JsonObject.of("key", secret)));
  }

  private static JsonObject object(String text) throws JsonMalformed {
    return (JsonObject) JsonReader.read(text.replace('\'', '"'));
  }
}
