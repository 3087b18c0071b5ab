package turbulence.simulator.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests what is said about queries that mean nothing.
class MistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          sum(rate(x[5m])              | 1:16: parse error: unclosed left parenthesis
          1+                           | 1:3: parse error: unexpected end of input
          up)                          | 1:3: parse error: unexpected right parenthesis ')'
          *up                          | 1:1: parse error: unexpected <op:*>
          up down                      | 1:4: parse error: unexpected identifier "down"
          up 5                         | 1:4: parse error: unexpected number "5"
          up{                          | 1:4: parse error: unexpected end of input inside braces
          up}                          | 1:3: parse error: unexpected character: '}'
          up{job}                      | 1:7: parse error: unexpected "}" in label matching, expected label matching operator
          up{job=a}                    | 1:8: parse error: unexpected identifier "a" in label matching, expected string
          up{job="a" b="c"}            | 1:12: parse error: unexpected identifier "b" in label matching, expected "," or "}"
          up{,}                        | 1:4: parse error: unexpected "," in label matching, expected identifier or "}"
          up{7}                        | 1:4: parse error: unexpected character inside braces: '7'
          {}                           | 1:1: parse error: vector selector must contain at least one non-empty matcher
          {job=~".*"}                  | 1:1: parse error: vector selector must contain at least one non-empty matcher
          up{__name__="down"}          | 1:4: parse error: metric name must not be set twice: "up" or "down"
          up{job="a                    | 1:8: parse error: unterminated quoted string
          up{job=~"("}                 | 1:4: parse error: error parsing regexp: missing closing ): `^(?s:()$`
          up[5]0                       | 1:6: parse error: unexpected number "0"
          up[5mm]                      | 1:4: parse error: bad number or duration syntax: "5mm"
          up[0s]                       | 1:4: parse error: duration must be greater than 0
          up[1m5h]                     | 1:4: parse error: not a valid duration string: "1m5h"
          up[5m                        | 1:6: parse error: unexpected end of input in duration expression
          up offset                    | 1:10: parse error: unexpected end of input in offset, expected number or duration
          up offset 5m[5m]             | 1:13: parse error: no offset modifiers allowed before range
          up offset 5m offset 6m       | 1:1: parse error: offset may not be set multiple times
          1 offset 5m                  | 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
          up @ foo                     | 1:6: parse error: unexpected identifier "foo" in @, expected timestamp
          (a + b)[5m]                  | 1:8: parse error: ranges only allowed for vector selectors
          rate(up)                     | 1:6: parse error: expected type range vector in call to function "rate", got instant vector
          rate()                       | 1:1: parse error: expected 1 argument(s) in call to "rate", got 0
          round()                      | 1:1: parse error: expected at least 1 argument(s) in call to "round", got 0
          round(up, 1, 2)              | 1:1: parse error: expected at most 2 argument(s) in call to "round", got 3
          rote(up[5m])                 | 1:1: parse error: unknown function with name "rote"
          abs(up,)                     | 1:7: parse error: trailing commas not allowed in function call args
          sum()                        | 1:1: parse error: no arguments for aggregate expression provided
          topk(up)                     | 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1
          topk(up, up)                 | 1:6: parse error: expected type scalar in aggregation parameter, got instant vector
          sum by (==) (up)             | 1:9: parse error: unexpected <op:==> in grouping opts, expected label
          sum by job (up)              | 1:8: parse error: unexpected identifier "job" in grouping opts, expected "("
          1 == 1                       | 1:3: parse error: comparisons between scalars must use BOOL modifier
          up + bool up                 | 1:4: parse error: bool modifier can only be used on comparison operators
          1 and 1                      | 1:3: parse error: set operator "and" not allowed in binary scalar expression
          up and on(a) group_left up   | 1:4: parse error: no grouping allowed for "and" operation
          a + on(b) group_left(b) c    | 1:3: parse error: label "b" must not occur in ON and GROUP clause at once
          a == on(b) 10                | 1:3: parse error: vector matching only allowed between instant vectors
          -"a"                         | 1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got "string"
          up[5m] + 1                   | 1:1: parse error: binary expression must contain only scalar and instant vector types
          up[5m][5m:1m]                | 1:1: parse error: subquery is only allowed on instant vector, got matrix instead
          up =~ 1                      | 1:4: parse error: unexpected character after '=': '~'
          "\\c"                        | 1:2: parse error: unknown escape sequence U+0063 'c'
          up ; down                    | 1:4: parse error: unexpected character: ';'
          """)
  void a_mistake_is_named_with_its_place(String query, String message) {
    assertThatThrownBy(() -> Parser.parse(query))
        .isInstanceOf(QueryInvalid.class)
        .hasMessage(message);
  }

  @Test
  void nothing_is_no_query() {
    assertThatThrownBy(() -> Parser.parse(" # but a comment\n"))
        .hasMessage("2:1: parse error: no expression found in input");
  }

  @Test
  void the_line_of_a_mistake_is_counted() {
    assertThatThrownBy(() -> Parser.parse("sum(\n  up\n  down)"))
        .hasMessage("3:3: parse error: unexpected identifier \"down\"");
  }

  @Test
  void what_is_nested_without_end_is_refused() {
    assertThatThrownBy(() -> Parser.parse("(".repeat(5000) + "1" + ")".repeat(5000)))
        .isInstanceOf(QueryInvalid.class)
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> Parser.parse("-".repeat(5000) + "up"))
        .isInstanceOf(QueryInvalid.class);
    assertThatThrownBy(() -> Parser.parse("1" + "+1".repeat(9000)))
        .isInstanceOf(QueryInvalid.class);
    assertThat(Parser.parse("1" + "+1".repeat(300)).type()).isEqualTo(Type.SCALAR);
  }
}
