package turbulence.simulator.api.select;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What keys and values of labels may look like, and what a real server says of those that do not.
public final class LabelSyntax {
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String RULE =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character";
  private static final String NAME_RULE =
      RULE
          + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
          + NAME
          + "')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is '("
          + NAME
          + ")?')";
  private static final String DOMAIN_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is"
          + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

  private LabelSyntax() {}

  /// What is wrong with a key, in order; nothing when it is right.
  public static List<String> keyFaults(String key) {
    int slash = key.indexOf('/');
    if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
      return List.of(
          "a valid label key "
              + NAME_RULE
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> faults = new ArrayList<>();
    if (slash == 0) {
      faults.add("prefix part must be non-empty");
    } else if (slash > 0) {
      prefixFaults(key.substring(0, slash), faults);
    }
    String name = key.substring(slash + 1);
    if (name.isEmpty()) {
      faults.add("name part must be non-empty");
    } else if (bytes(name) > 63) {
      faults.add("name part must be no more than 63 bytes");
    }
    if (!isName(name)) {
      faults.add("name part " + NAME_RULE);
    }
    return faults;
  }

  /// What is wrong with a value, in order; nothing when it is right.
  public static List<String> valueFaults(String value) {
    List<String> faults = new ArrayList<>();
    if (bytes(value) > 63) {
      faults.add("must be no more than 63 bytes");
    }
    if (!value.isEmpty() && !isName(value)) {
      faults.add(VALUE_RULE);
    }
    return faults;
  }

  private static void prefixFaults(String prefix, List<String> faults) {
    if (bytes(prefix) > 253) {
      faults.add("prefix part must be no more than 253 bytes");
    }
    for (String label : prefix.split("\\.", -1)) {
      if (!isDomainLabel(label)) {
        faults.add("prefix part " + DOMAIN_RULE);
        return;
      }
    }
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean inner = i > 0 && i < name.length() - 1 && (c == '-' || c == '_' || c == '.');
      if (!inner && !isLetterOrDigit(c)) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isDomainLabel(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean inner = i > 0 && i < label.length() - 1 && c == '-';
      if (!inner && (!isLetterOrDigit(c) || c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return !label.isEmpty();
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
