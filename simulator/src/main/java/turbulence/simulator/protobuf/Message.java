package turbulence.simulator.protobuf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a message by their numbers. Of a choice, JSON shows only the first field that is
/// there, without its name.
record Message(String name, boolean choice, Map<Integer, Field> fields) {
  /// Reads a line such as `Volume 1:name:s 2:~:.VolumeSource`, which lies in that package.
  static Message parse(String prefix, String line) {
    String[] words = line.split(" ", -1);
    Map<Integer, Field> fields = LinkedHashMap.newLinkedHashMap(words.length);
    for (int i = 1; i < words.length; i++) {
      Field field = Field.parse(prefix, words[i]);
      fields.put(field.number(), field);
    }
    boolean marked = line.startsWith("|") || line.startsWith("!");
    return new Message(marked ? words[0].substring(1) : words[0], line.startsWith("|"), fields);
  }

  @Nullable Field field(int number) {
    return fields.get(number);
  }
}
