package turbulence.experiment.tolerance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.experiment.Table;
import turbulence.json.Json;

class ToleranceReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1.5 | `` | a tolerance is a whole number, a text, a boolean, a list or an object, not 1.5; for real numbers use type: range
          {'type': 'zzz'} | type | the type of a tolerance is probe, regex, jsonpath or range, not 'zzz'
          {'x': 1} | type | the type of a tolerance is probe, regex, jsonpath or range, not missing
          {'type': 'regex'} | pattern | the tolerance needs a pattern
          {'type': 'regex', 'pattern': 5} | pattern | the pattern is text, not 5
          {'type': 'jsonpath', 'path': 5} | path | the path is text, not 5
          {'type': 'jsonpath', 'path': ' '} | path | the path is empty
          {'type': 'jsonpath', 'path': '$['} | path | the path $[ is invalid: expected a name in quotes, a number, *, : or ?, not the end at position 2
          {'type': 'range', 'range': [4]} | range | a range is a list of two numbers, not of 1
          {'type': 'range', 'range': 4} | range | a range is a list of two numbers, not 4
          {'type': 'range', 'range': ['${a}', 5]} | range[0] | a bound is a number, not '${a}'
          """)
  void what_is_wrong_is_named_with_its_place(String written, String path, String message) {
    Reading reading = read(written);
    assertThat(reading.isGood()).isFalse();
    assertThat(reading.flaws())
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.path()).isEqualTo(path))
        .satisfies(flaw -> assertThat(flaw.message()).isEqualTo(message.replace('\'', '"')));
  }

  @Test
  void both_bounds_are_named_when_both_are_wrong() {
    assertThat(read("{'type': 'range', 'range': ['a', null]}").flaws())
        .extracting(Flaw::path, Flaw::classic)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "range[0]", "hypothesis range lower boundary must be a number"),
            org.assertj.core.groups.Tuple.tuple(
                "range[1]", "hypothesis range upper boundary must be a number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type': 'jsonpath', 'path': '$.a[?(@.b>1)]'} | path
          {'type': 'jsonpath', 'path': '$.a', 'count': '2'} | count
          {'type': 'regex', 'pattern': 'a', 'patern': 'b'} | patern
          {'type': 'probe', 'provider': {'type': 'python'}} | provider.arguments
          """)
  void what_is_doubtful_is_named_but_stops_nothing(String written, String path) {
    Reading reading = read(written);
    assertThat(reading.isGood()).isTrue();
    assertThat(reading.flaws()).extracting(Flaw::path).containsExactly(path);
  }

  @Test
  void names_are_replaced_in_patterns_paths_and_expectations_only() {
    for (List<String> pair :
        List.of(
            List.of(
                "{'type':'regex','pattern':'N','target':'N'}",
                "{'type':'regex','pattern':1,'target':'N'}"),
            List.of(
                "{'type':'jsonpath','path':'N','target':'N','count':'N','expect':'N'}",
                "{'type':'jsonpath','path':1,'target':'N','count':'N','expect':1}"),
            List.of("{'type':'jsonpath','path':'$'}", "{'type':'jsonpath','path':'$'}"),
            List.of("{'type':'range','range':'N'}", "{'type':'range','range':'N'}"),
            List.of("['N','N']", "['N','N']"),
            List.of("['N']", "['N']"),
            List.of("'N'", "1"))) {
      Tolerance replaced =
          ToleranceReader.substituted(
              read(pair.get(0)).tolerance(), json -> json.equals(Json.of("N")) ? Json.of(1) : json);
      assertThat(replaced).isEqualTo(read(pair.get(1)).tolerance());
    }
  }

  @Test
  void a_text_can_stand_for_any_tolerance_and_names_in_that_are_replaced_too() {
    Json pattern = Table.json("{\"type\":\"regex\",\"pattern\":\"P\"}");
    Tolerance replaced =
        ToleranceReader.substituted(
            read("'T'").tolerance(),
            json ->
                json.equals(Json.of("T"))
                    ? pattern
                    : json.equals(Json.of("P")) ? Json.of("^a") : json);
    assertThat(replaced).isEqualTo(new Tolerance.Matches(Json.of("^a"), null));
  }

  private static Reading read(String written) {
    return ToleranceReader.read(Table.json(written.replace('\'', '"')));
  }
}
