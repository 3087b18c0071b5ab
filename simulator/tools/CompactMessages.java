import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes `turbulence/simulator/protobuf/messages.txt` from what Kubernetes publishes: numbers and
/// types from the `generated.proto` files, names in JSON from the tags of the Go types beside them.
/// No build runs it; `README.md` beside it says how to.
final class CompactMessages {
  private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{");
  private static final Pattern FIELD =
      Pattern.compile("  (optional|repeated|map<string,) ?([.\\w]+)>? (\\w+) = (\\d+);");
  private static final Pattern STRUCT = Pattern.compile("type (\\w+) struct \\{");
  private static final Pattern NUMBER = Pattern.compile("protobuf:\"\\w+,(\\d+)");
  private static final Pattern NAME = Pattern.compile("json:\"([^\",]*)([^\"]*)\"");
  private static final Pattern GROUP = Pattern.compile("GroupName\\s*=\\s*\"([^\"]*)\"");

  private static final Map<String, String> SCALARS =
      Map.ofEntries(
          Map.entry("string", "s"),
          Map.entry("bytes", "y"),
          Map.entry("int32", "i"),
          Map.entry("int64", "l"),
          Map.entry("double", "d"),
          Map.entry("bool", "b"),
          Map.entry("meta.v1.Time", "t"),
          Map.entry("meta.v1.MicroTime", "u"),
          Map.entry("meta.v1.Duration", "p"),
          Map.entry("meta.v1.FieldsV1", "r"),
          Map.entry("resource.Quantity", "q"),
          Map.entry("intstr.IntOrString", "x"),
          Map.entry("runtime.RawExtension", "r"),
          Map.entry("apiextensions.v1.JSON", "r"));

  /// Messages that JSON shows as what they hold, the first that is there.
  private static final Map<String, List<Integer>> CHOICES =
      Map.ofEntries(
          Map.entry("meta.v1.Verbs", List.of(1)),
          Map.entry("authentication.v1.ExtraValue", List.of(1)),
          Map.entry("authorization.v1.ExtraValue", List.of(1)),
          Map.entry("certificates.v1.ExtraValue", List.of(1)),
          Map.entry("apiextensions.v1.JSONSchemaPropsOrArray", List.of(2, 1)),
          Map.entry("apiextensions.v1.JSONSchemaPropsOrBool", List.of(2, 1)),
          Map.entry("apiextensions.v1.JSONSchemaPropsOrStringArray", List.of(2, 1)));

  /// A field as the proto file has it.
  private record Proto(String shape, String type, String name) {}

  /// A field as the Go file has it.
  private record Go(String name, String options, boolean pointer) {}

  private final Map<String, Map<Integer, Proto>> messages = new TreeMap<>();
  private final Map<String, Map<Integer, Go>> structs = new HashMap<>();
  private final TreeSet<String> kinds = new TreeSet<>();
  private final Map<String, String> groups = new TreeMap<>();

  public static void main(String[] arguments) throws IOException {
    CompactMessages all = new CompactMessages();
    for (int i = 0; i < arguments.length - 1; i++) {
      try (Stream<Path> files = Files.walk(Path.of(arguments[i]))) {
        for (Path proto : files.filter(f -> f.endsWith("generated.proto")).sorted().toList()) {
          all.readPackage(proto);
        }
      }
    }
    Files.writeString(Path.of(arguments[arguments.length - 1]), all.text());
  }

  private void readPackage(Path proto) throws IOException {
    List<String> lines = Files.readAllLines(proto);
    String name =
        lines.stream()
            .filter(line -> line.startsWith("package "))
            .map(line -> shortened(line.substring(8, line.length() - 1)))
            .findFirst()
            .orElseThrow();
    readMessages(name, lines);
    try (Stream<Path> files = Files.list(proto.getParent())) {
      for (Path go : files.filter(CompactMessages::isWritten).sorted().toList()) {
        readStructs(name, Files.readAllLines(go));
      }
    }
  }

  private static boolean isWritten(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".go")
        && !name.endsWith("_test.go")
        && !name.endsWith(".pb.go")
        && !name.startsWith("zz_");
  }

  private void readMessages(String prefix, List<String> lines) {
    String message = "";
    for (String line : lines) {
      Matcher start = MESSAGE.matcher(line);
      Matcher field = FIELD.matcher(line);
      if (start.lookingAt()) {
        message = prefix + "." + start.group(1);
        messages.put(message, new TreeMap<>());
      } else if (field.matches()) {
        String type = field.group(2);
        String full =
            type.startsWith(".")
                ? shortened(type.substring(1))
                : SCALARS.containsKey(type) ? type : prefix + "." + type;
        messages
            .get(message)
            .put(Integer.valueOf(field.group(4)), new Proto(field.group(1), full, field.group(3)));
      } else if (line.contains(" = ")
          && line.endsWith(";")
          && line.startsWith("  ")
          && !line.strip().startsWith("//")) {
        throw new IllegalArgumentException(line);
      }
    }
  }

  private void readStructs(String prefix, List<String> lines) {
    String struct = "";
    for (String line : lines) {
      Matcher start = STRUCT.matcher(line);
      Matcher number = NUMBER.matcher(line);
      Matcher group = GROUP.matcher(line);
      if (start.lookingAt()) {
        struct = prefix + "." + start.group(1);
        structs.putIfAbsent(struct, new TreeMap<>());
      } else if (group.find()) {
        groups.put(prefix, group.group(1));
      } else if (!struct.isEmpty() && line.contains("`") && number.find()) {
        structs.get(struct).put(Integer.valueOf(number.group(1)), go(line));
      } else if (!struct.isEmpty() && line.matches("\\s+(v1\\.|metav1\\.)?TypeMeta\\b.*inline.*")) {
        kinds.add(struct);
      }
    }
  }

  private static Go go(String line) {
    String[] words = line.substring(0, line.indexOf('`')).strip().split("\\s+");
    boolean pointer = words[words.length - 1].startsWith("*");
    Matcher name = NAME.matcher(line);
    if (!name.find()) {
      return new Go("", words.length == 1 ? ",inline" : "", pointer);
    }
    boolean bare = name.group(1).isEmpty() && words.length == 1;
    return new Go(name.group(1), bare ? ",inline" : name.group(2), pointer);
  }

  private String text() {
    TreeSet<String> wanted = new TreeSet<>();
    kinds.retainAll(messages.keySet());
    kinds.stream().filter(CompactMessages::isServed).forEach(kind -> collect(kind, wanted));
    StringBuilder text = new StringBuilder();
    text.append(
        "# Messages of the Kubernetes 1.36 API (Copyright The Kubernetes Authors, Apache-2.0)\n");
    text.append("# in the short form that simulator/tools/README.md describes. Generated.\n");
    String open = "";
    for (String name : wanted) {
      String prefix = name.substring(0, name.lastIndexOf('.'));
      if (!prefix.equals(open)) {
        text.append("= ").append(prefix).append(' ').append(groupVersion(prefix)).append('\n');
        open = prefix;
      }
      text.append(line(name, prefix)).append('\n');
    }
    return text.toString();
  }

  /// Stable versions, and the older eviction, which servers still take.
  private static boolean isServed(String name) {
    return name.equals("policy.v1beta1.Eviction")
        || name.matches("(?!admission\\.|testapigroup\\.).*\\.v[0-9]+\\.\\w+");
  }

  private String groupVersion(String prefix) {
    String version = prefix.substring(prefix.lastIndexOf('.') + 1);
    String group = groups.get(prefix);
    return group.isEmpty() ? version : group + "/" + version;
  }

  private void collect(String name, TreeSet<String> wanted) {
    if (!SCALARS.containsKey(name) && wanted.add(name)) {
      if (!messages.containsKey(name)) {
        throw new IllegalArgumentException(name);
      }
      messages.get(name).values().forEach(field -> collect(field.type(), wanted));
    }
  }

  private String line(String name, String prefix) {
    List<String> words = new ArrayList<>();
    String mark = CHOICES.containsKey(name) ? "|" : kinds.contains(name) ? "!" : "";
    words.add(mark + name.substring(prefix.length() + 1));
    Map<Integer, Proto> fields = messages.get(name);
    for (int number : CHOICES.getOrDefault(name, List.copyOf(fields.keySet()))) {
      Proto field = fields.get(number);
      Go go =
          CHOICES.containsKey(name)
              ? new Go(field.name(), "", false)
              : structs.get(name).get(number);
      if (go == null) {
        throw new IllegalArgumentException(name + " " + field);
      }
      if (!go.name().equals("-")) {
        words.add(number + ":" + shown(field, go) + ":" + type(field, prefix));
      }
    }
    return String.join(" ", words);
  }

  private static String shown(Proto field, Go go) {
    if (go.options().contains("inline")) {
      return "~";
    } else if (go.name().isEmpty()) {
      throw new IllegalArgumentException(field.toString());
    }
    boolean scalar = field.shape().equals("optional") && "sildby".contains(code(field.type()));
    return go.name() + (scalar && !go.pointer() && go.options().contains("omit") ? "?" : "");
  }

  private static String code(String type) {
    return SCALARS.getOrDefault(type, "-");
  }

  private static String type(Proto field, String prefix) {
    String shape =
        switch (field.shape()) {
          case "repeated" -> "[]";
          case "optional" -> "";
          default -> "{}";
        };
    String name = field.type();
    boolean near = name.startsWith(prefix + ".");
    return shape + SCALARS.getOrDefault(name, near ? name.substring(prefix.length()) : name);
  }

  /// The last part of the package and its version.
  private static String shortened(String name) {
    return name.replace("k8s.io.apiextensions_apiserver.pkg.apis.", "")
        .replace("k8s.io.apimachinery.pkg.apis.", "")
        .replace("k8s.io.apimachinery.pkg.api.", "")
        .replace("k8s.io.apimachinery.pkg.util.", "")
        .replace("k8s.io.apimachinery.pkg.", "")
        .replace("k8s.io.api.", "");
  }
}
