package turbulence.simulator.api.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The forms that names have, as functions from a text to what is wrong with it. Read by hand:
/// every object of a large cluster passes here.
final class Names {
  private static final String LABEL_FORM = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN_FORM = LABEL_FORM + "(\\." + LABEL_FORM + ")*";
  private static final String UNDERSCORE_LABEL_FORM = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
  private static final String KEY_FORM = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String KEY_COMPLAINT =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '"
          + KEY_FORM
          + "')";
  private static final int LABEL_LENGTH = 63;
  private static final int SUBDOMAIN_LENGTH = 253;
  private static final int PORT_LENGTH = 15;

  private Names() {}

  /// RFC 1123 label.
  static List<String> label(String text) {
    boolean formed = isLabel(text, 0, text.length());
    if (formed && text.length() <= LABEL_LENGTH) {
      return List.of();
    }
    List<String> wrong = tooLong(text, LABEL_LENGTH);
    if (!formed && isSubdomain(text)) {
      wrong.add("must not contain dots");
    } else if (!formed) {
      wrong.add(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
              + " '123-abc', regex used for validation is '"
              + LABEL_FORM
              + "')");
    }
    return wrong;
  }

  /// RFC 1123 subdomain.
  static List<String> subdomain(String text) {
    boolean formed = isSubdomain(text);
    if (formed && text.length() <= SUBDOMAIN_LENGTH) {
      return List.of();
    }
    List<String> wrong = tooLong(text, SUBDOMAIN_LENGTH);
    if (!formed) {
      wrong.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + SUBDOMAIN_FORM
              + "')");
    }
    return wrong;
  }

  /// RFC 1035 label.
  static List<String> label1035(String text) {
    boolean formed = isLabel(text, 0, text.length()) && isLower(text.charAt(0));
    if (formed && text.length() <= LABEL_LENGTH) {
      return List.of();
    }
    List<String> wrong = tooLong(text, LABEL_LENGTH);
    if (!formed) {
      wrong.add(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }
    return wrong;
  }

  /// A subdomain behind `*.`.
  static List<String> wildcard(String text) {
    boolean formed = text.startsWith("*.") && isSubdomain(text.substring(2));
    List<String> wrong = tooLong(text, SUBDOMAIN_LENGTH);
    if (!formed) {
      wrong.add(
          "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain,"
              + " which must consist of lower case alphanumeric characters, '-' or '.' and end with"
              + " an alphanumeric character (e.g. '*.example.com', regex used for validation is"
              + " '\\*\\."
              + SUBDOMAIN_FORM
              + "')");
    }
    return wrong;
  }

  /// A subdomain that may have underscores, as search paths of DNS do.
  static List<String> underscoreSubdomain(String text) {
    List<String> wrong = tooLong(text, SUBDOMAIN_LENGTH);
    if (!isUnderscoreSubdomain(text)) {
      wrong.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_',"
              + " '-' or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + UNDERSCORE_LABEL_FORM
              + "(\\."
              + UNDERSCORE_LABEL_FORM
              + ")*')");
    }
    return wrong;
  }

  private static boolean isUnderscoreSubdomain(String text) {
    for (String part : text.split("\\.", -1)) {
      String plain = part.startsWith("_") ? part.substring(1) : part;
      if (plain.isEmpty() || plain.charAt(0) == '_' || plain.endsWith("_")) {
        return false;
      }
      String masked = plain.replace('_', '-');
      if (!isLabel(masked, 0, masked.length())) {
        return false;
      }
    }
    return true;
  }

  /// Whatever can be one segment of a path.
  static List<String> pathSegment(String text) {
    if (text.equals(".") || text.equals("..")) {
      return List.of("may not be '" + text + "'");
    }
    return pathSegmentPrefix(text);
  }

  static List<String> pathSegmentPrefix(String text) {
    List<String> wrong = new ArrayList<>(0);
    if (text.indexOf('/') >= 0) {
      wrong.add("may not contain '/'");
    }
    if (text.indexOf('%') >= 0) {
      wrong.add("may not contain '%'");
    }
    return wrong;
  }

  /// The key of a label: a name, with or without a subdomain and a slash before it.
  static List<String> labelKey(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0 && text.indexOf('/', slash + 1) >= 0) {
      return List.of(
          "a valid label key "
              + KEY_COMPLAINT
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    boolean formed = isKey(text, slash + 1, text.length());
    boolean fits = text.length() - slash - 1 <= LABEL_LENGTH;
    if (formed && fits && (slash < 0 || isFine(subdomain(text.substring(0, slash)), slash))) {
      return List.of();
    }
    return keyComplaints(text, slash);
  }

  private static boolean isFine(List<String> complaints, int length) {
    return complaints.isEmpty() && length > 0;
  }

  private static List<String> keyComplaints(String text, int slash) {
    List<String> wrong = new ArrayList<>();
    if (slash == 0) {
      wrong.add("prefix part must be non-empty");
    } else if (slash > 0) {
      String prefix = text.substring(0, slash);
      for (String complaint : subdomain(prefix)) {
        wrong.add("prefix part " + bytes(complaint));
      }
    }
    int length = text.length() - slash - 1;
    if (length == 0) {
      wrong.add("name part must be non-empty");
    } else if (length > LABEL_LENGTH) {
      wrong.add("name part must be no more than 63 bytes");
    }
    if (!isKey(text, slash + 1, text.length())) {
      wrong.add("name part " + KEY_COMPLAINT);
    }
    return wrong;
  }

  /// Labels count bytes where names count characters.
  private static String bytes(String complaint) {
    return complaint.endsWith(" characters") && complaint.startsWith("must be no more")
        ? complaint.substring(0, complaint.length() - "characters".length()) + "bytes"
        : complaint;
  }

  /// The key of an annotation: as that of a label, whatever the case.
  static List<String> annotationKey(String text) {
    return labelKey(text.toLowerCase(Locale.ROOT));
  }

  /// The value of a label.
  static List<String> labelValue(String text) {
    boolean formed = text.isEmpty() || isKey(text, 0, text.length());
    if (formed && text.length() <= LABEL_LENGTH) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>(2);
    if (text.length() > LABEL_LENGTH) {
      wrong.add("must be no more than 63 bytes");
    }
    if (!formed) {
      wrong.add(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '("
              + KEY_FORM
              + ")?')");
    }
    return wrong;
  }

  /// The name of a port.
  static List<String> port(String text) {
    List<String> wrong = tooLong(text, PORT_LENGTH);
    boolean letter = false;
    boolean formed = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letter |= isLower(c);
      formed &= isLowerOrDigit(c) || c == '-';
    }
    if (!formed) {
      wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (!letter) {
      wrong.add("must contain at least one letter (a-z)");
    }
    if (text.contains("--")) {
      wrong.add("must not contain consecutive hyphens");
    }
    if (text.startsWith("-") || text.endsWith("-")) {
      wrong.add("must not begin or end with a hyphen");
    }
    return wrong;
  }

  /// The name of an environment variable.
  static List<String> environment(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '=') {
        return List.of(
            "a valid environment variable name must consist only of printable ASCII characters"
                + " other than '='");
      }
    }
    return text.isEmpty() ? List.of("environment variable name must be non-empty") : List.of();
  }

  /// A key of a ConfigMap or a Secret.
  static List<String> configKey(String text) {
    List<String> wrong = tooLong(text, SUBDOMAIN_LENGTH);
    boolean formed = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      formed &= isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
    }
    if (!formed) {
      wrong.add(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g."
              + " 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is"
              + " '[-._a-zA-Z0-9]+')");
    }
    if (text.equals(".") || text.equals("..")) {
      wrong.add("must not be '" + text + "'");
    } else if (text.startsWith("..")) {
      wrong.add("must not start with '..'");
    }
    return wrong;
  }

  /// The name of a header of HTTP.
  static List<String> header(String text) {
    boolean formed = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      formed &= isAlphanumeric(text.charAt(i)) || text.charAt(i) == '-';
    }
    return formed
        ? List.of()
        : List.of(
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                + " 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')");
  }

  /// A part of a whole, such as `25%`.
  static List<String> percent(String text) {
    boolean formed = text.length() > 1 && text.endsWith("%");
    for (int i = 0; i < text.length() - 1; i++) {
      formed &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return formed
        ? List.of()
        : List.of(
            "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%', "
                + " or '93%', regex used for validation is '[0-9]+%')");
  }

  private static List<String> tooLong(String text, int most) {
    List<String> wrong = new ArrayList<>(0);
    if (text.length() > most) {
      wrong.add("must be no more than " + most + " characters");
    }
    return wrong;
  }

  static boolean isSubdomain(String text) {
    int start = 0;
    int dot = text.indexOf('.');
    while (dot >= 0) {
      if (!isLabel(text, start, dot)) {
        return false;
      }
      start = dot + 1;
      dot = text.indexOf('.', start);
    }
    return isLabel(text, start, text.length());
  }

  private static boolean isLabel(String text, int start, int end) {
    if (start >= end || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!isLowerOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isKey(String text, int start, int end) {
    if (start >= end
        || !isAlphanumeric(text.charAt(start))
        || !isAlphanumeric(text.charAt(end - 1))) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isLowerOrDigit(char c) {
    return isLower(c) || c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(char c) {
    return isLowerOrDigit(c) || c >= 'A' && c <= 'Z';
  }
}
