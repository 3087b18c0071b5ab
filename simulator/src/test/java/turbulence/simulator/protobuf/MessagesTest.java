package turbulence.simulator.protobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void every_message_that_a_field_names_is_there() {
    Messages messages = Messages.builtin();
    List<String> read = new ArrayList<>();
    for (String name : messages.names()) {
      for (Field field : messages.named(name).fields().values()) {
        if (field.form() == Form.MESSAGE) {
          read.add(messages.named(field.message()).name());
        }
      }
    }
    assertThat(read).hasSizeGreaterThan(500);
  }

  @Test
  void no_inline_message_is_repeated() {
    Messages messages = Messages.builtin();
    for (String name : messages.names()) {
      assertThat(messages.named(name).fields().values())
          .filteredOn(Field::inline)
          .allMatch(field -> field.shape() == Field.Shape.ONE && field.form() == Form.MESSAGE);
    }
  }
}
