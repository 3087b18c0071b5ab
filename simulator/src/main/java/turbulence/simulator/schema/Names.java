package turbulence.simulator.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/// The rules for names that definitions of custom resources follow.
final class Names {
  private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;

  private Names() {}

  /// Why the text is no label that starts with a letter, or nothing.
  static Optional<String> label(String text) {
    if (text.length() > LONGEST_LABEL) {
      return Optional.of("must be no more than 63 bytes");
    }
    return LABEL.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
                + " an alphabetic character, and end with an alphanumeric character (e.g."
                + " 'my-name',  or 'abc-123', regex used for validation is '"
                + LABEL
                + "')");
  }

  /// Why the text is no domain, or nothing.
  static Optional<String> subdomain(String text) {
    if (text.length() > LONGEST_SUBDOMAIN) {
      return Optional.of("must be no more than 253 bytes");
    }
    return SUBDOMAIN.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
                + " or '.', and must start and end with an alphanumeric character (e.g."
                + " 'example.com', regex used for validation is '"
                + SUBDOMAIN
                + "')");
  }
}
