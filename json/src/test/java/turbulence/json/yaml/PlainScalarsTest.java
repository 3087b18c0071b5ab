package turbulence.json.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;
import turbulence.json.Limits;

/// What plain values mean. The right-hand sides are what PyYAML 6.0 and Python's json make of them.
class PlainScalarsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "yes                      | true",
        "Yes                      | true",
        "YES                      | true",
        "yEs                      | \"yEs\"",
        "no                       | false",
        "No                       | false",
        "NO                       | false",
        "true                     | true",
        "True                     | true",
        "TRUE                     | true",
        "tRUE                     | \"tRUE\"",
        "on                       | true",
        "On                       | true",
        "ON                       | true",
        "false                    | false",
        "False                    | false",
        "FALSE                    | false",
        "off                      | false",
        "Off                      | false",
        "OFF                      | false",
        "oN                       | \"oN\"",
        "y                        | \"y\"",
        "Y                        | \"Y\"",
        "n                        | \"n\"",
        "N                        | \"N\"",
        "~                        | null",
        "null                     | null",
        "Null                     | null",
        "NULL                     | null",
        "nULL                     | \"nULL\"",
        "None                     | \"None\""
      })
  void words_for_true_false_and_nothing(String plain, String json) throws YamlMalformed {
    assertMeans(plain, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0                        | 0",
        "-0                       | 0",
        "+1                       | 1",
        "-12                      | -12",
        "1_000                    | 1000",
        "1__0                     | 10",
        "_1                       | \"_1\"",
        "07                       | 7",
        "0777                     | 511",
        "-017                     | -15",
        "08                       | \"08\"",
        "0_7                      | 7",
        "0o17                     | \"0o17\"",
        "0x1F                     | 31",
        "-0x1f                    | -31",
        "0X1F                     | \"0X1F\"",
        "0xg                      | \"0xg\"",
        "0b101                    | 5",
        "-0b11                    | -3",
        "0b2                      | \"0b2\"",
        "12345678901234567890     | 12345678901234567890",
        "0xFFFFFFFFFFFFFFFFFFFF   | 1208925819614629174706175",
        "1:30                     | 90",
        "-1:30                    | -90",
        "+1:30                    | 90",
        "1:60                     | \"1:60\"",
        "01:30                    | \"01:30\"",
        "190:20:30                | 685230",
        "1:2:3:4:5:6:7:8:9:10:11:12:13 | 2251196900201091640333",
        "1,000                    | \"1,000\"",
        "--1                      | \"--1\"",
        "1-2                      | \"1-2\""
      })
  void whole_numbers_of_many_bases(String plain, String json) throws YamlMalformed {
    assertMeans(plain, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.5                      | 1.5",
        "1.                       | 1.0",
        ".5                       | 0.5",
        "-.5                      | \"-.5\"",
        "+1.5                     | 1.5",
        "1_0.5_0                  | 10.5",
        "._5                      | \"._5\"",
        "1e3                      | \"1e3\"",
        "1.0e3                    | \"1.0e3\"",
        "1.0e+3                   | 1000.0",
        "1.e+3                    | 1000.0",
        "1.E-3                    | 0.001",
        "1.5e+                    | \"1.5e+\"",
        ".5e-1                    | 0.05",
        ".inf                     | Infinity",
        "-.inf                    | -Infinity",
        "+.Inf                    | Infinity",
        ".INF                     | Infinity",
        ".iNF                     | \".iNF\"",
        ".nan                     | NaN",
        ".NaN                     | NaN",
        "+.nan                    | \"+.nan\"",
        ".                        | \".\"",
        "..                       | \"..\"",
        "1:30.5                   | 90.5",
        "-1:30.25                 | -90.25",
        "0:30.                    | 30.0",
        "1:30.5e+1                | \"1:30.5e+1\"",
        "1.2.3                    | \"1.2.3\"",
        "10.0.0.1                 | \"10.0.0.1\"",
        "1e400                    | \"1e400\"",
        "1.0e+400                 | Infinity",
        "9999999999999999999.5    | 1e+19",
        "NaN                      | \"NaN\"",
        "Infinity                 | \"Infinity\""
      })
  void real_numbers_need_a_dot(String plain, String json) throws YamlMalformed {
    assertMeans(plain, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2020-01-02               | \"2020-01-02\"",
        "2020-1-2                 | \"2020-1-2\"",
        "2020-01-02T10:00:00      | \"2020-01-02T10:00:00\"",
        "2020-01-02t1:02:03       | \"2020-01-02T01:02:03\"",
        "2020-01-02 10:00:00      | \"2020-01-02T10:00:00\"",
        "2020-01-02   10:00:00.5  | \"2020-01-02T10:00:00.500000\"",
        "2020-1-2 1:00:00.1234567 | \"2020-01-02T01:00:00.123456\"",
        "2020-01-02T10:00:00.000  | \"2020-01-02T10:00:00\"",
        "2020-01-02T10:00:00Z     | \"2020-01-02T10:00:00+00:00\"",
        "2020-01-02 10:00:00 Z    | \"2020-01-02T10:00:00+00:00\"",
        "2020-01-02T10:00:00+01:30 | \"2020-01-02T10:00:00+01:30\"",
        "2020-01-02T10:00:00-5    | \"2020-01-02T10:00:00-05:00\"",
        "2020-01-02T10:00:00-00:00 | \"2020-01-02T10:00:00+00:00\"",
        "2020-01-02T10:00:00z     | \"2020-01-02T10:00:00z\"",
        "2020-01-02T10:00         | \"2020-01-02T10:00\"",
        "20-01-02                 | \"20-01-02\"",
        "2020-01-023              | \"2020-01-023\"",
        "2020-02-29               | \"2020-02-29\""
      })
  void dates_and_times_become_iso_text(String plain, String json) throws YamlMalformed {
    assertMeans(plain, json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abc                      | \"abc\"",
        "1.2.3                    | \"1.2.3\"",
        "v1                       | \"v1\"",
        "100m                     | \"100m\"",
        "64Mi                     | \"64Mi\"",
        "5s                       | \"5s\"",
        "a:b                      | \"a:b\"",
        "1/2                      | \"1/2\"",
        "50%                      | \"50%\"",
        "<<x                      | \"<<x\"",
        "yes_                     | \"yes_\""
      })
  void all_else_is_text(String plain, String json) throws YamlMalformed {
    assertMeans(plain, json);
  }

  private static void assertMeans(String plain, String json) throws YamlMalformed {
    assertThat(read("- " + plain)).hasToString("[" + json + "]");
    assertThat(read("[" + "\"" + plain + "\", '" + plain + "']"))
        .isEqualTo(JsonArray.of(new JsonText(plain), new JsonText(plain)));
  }

  private static Json read(String text) throws YamlMalformed {
    return YamlReader.read(text, Limits.DOCUMENT, null);
  }
}
