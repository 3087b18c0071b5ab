package turbulence.simulator.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The types that Kubernetes 1.36 brings along, by name and by kind.
///
/// They lie in one text, a type to a line, and a line is read when its fields are first asked for:
/// a run that knows only pods never looks at the rest.
public final class Schemas {
  private static final String TODAY = "types.txt";
  private static final String RETIRED = "retired.txt";

  private final String text;
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Map<String, String> kinds = new LinkedHashMap<>();
  private final Map<String, Type.Struct> structs = new ConcurrentHashMap<>();

  Schemas(String text) {
    this.text = text;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (text.charAt(start) != '#') {
        register(start);
      }
      start = end + 1;
    }
  }

  /// The published ones.
  public static Schemas builtin() {
    return Published.SCHEMAS;
  }

  /// The published ones, and those of versions that are retired.
  public static Schemas withRetired() {
    return new Schemas(read(TODAY) + read(RETIRED));
  }

  private static String read(String resource) {
    try (@Nullable InputStream in = Schemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the types of Kubernetes are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What an object of that kind looks like; the core group is empty.
  public Optional<Type.Struct> of(String group, String version, String kind) {
    String name = kinds.get(group + "/" + version + "/" + kind);
    if (name == null) {
      name = kinds.get("*/" + kind);
    }
    return name == null ? Optional.empty() : Optional.of(struct(name, false));
  }

  /// The type of that full name, such as `io.k8s.api.core.v1.PodSpec`.
  public Optional<Type.Struct> named(String name) {
    String brief = ShortName.brief(name);
    return lines.containsKey(brief) ? Optional.of(struct(brief, false)) : Optional.empty();
  }

  /// The kinds of a group's version, such as `Pod`, in alphabetical order of their types.
  public List<String> kinds(String group, String version) {
    String start = group + "/" + version + "/";
    return kinds.keySet().stream()
        .filter(kind -> kind.startsWith(start))
        .map(kind -> kind.substring(start.length()))
        .toList();
  }

  /// The type of that brief name; a spread one is taken field by field although it is atomic
  /// elsewhere.
  Type.Struct struct(String brief, boolean spread) {
    String key = spread ? "~" + brief : brief;
    Type.Struct known = structs.get(key);
    if (known != null) {
      return known;
    }
    Integer start = lines.get(brief);
    if (start == null) {
      throw new IllegalArgumentException("no such type: " + brief);
    }
    int end = text.indexOf(' ', start);
    boolean atomic = text.charAt(end - 1) == '!' && !spread;
    Map<String, Type.Field> fields = new LazyFields(() -> fields(start));
    Type.Struct struct = new Type.Struct(ShortName.full(brief), fields, false, atomic);
    Type.Struct first = structs.putIfAbsent(key, struct);
    return first == null ? struct : first;
  }

  private Map<String, Type.Field> fields(int start) {
    String[] words = text.substring(start, text.indexOf('\n', start)).split(" ", -1);
    Map<String, Type.Field> fields = LinkedHashMap.newLinkedHashMap(words.length);
    for (int i = 2; i < words.length; i++) {
      Type.Field field = new FieldReader(words[i], this).read();
      fields.put(field.name(), field);
    }
    return fields;
  }

  private void register(int start) {
    int end = text.indexOf(' ', start);
    int last = text.charAt(end - 1) == '!' ? end - 1 : end;
    String name = text.substring(start, last);
    lines.put(name, start);
    int newline = text.indexOf('\n', end);
    int blank = text.indexOf(' ', end + 1);
    String kind = text.substring(end + 1, blank < 0 ? newline : Math.min(blank, newline));
    if (kind.equals("*")) {
      kinds.put("*/" + name.substring(name.lastIndexOf('.') + 1), name);
    } else if (!kind.equals("-")) {
      kinds.put(kind, name);
    }
  }

  /// Read when first asked for.
  private static final class Published {
    private static final Schemas SCHEMAS = new Schemas(read(TODAY));
  }
}
