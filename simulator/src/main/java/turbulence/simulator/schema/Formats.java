package turbulence.simulator.schema;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/// The formats of texts that a server checks in custom objects. `bsonobjectid`, `isbn`, `ssn`,
/// `creditcard`, colours and durations are taken as they come.
final class Formats {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
  private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F:.]{2,45}/\\d{1,3}");
  private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5,7}");
  private static final Pattern BASE64 =
      Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  private static final Pattern HOSTNAME =
      Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,62})?(\\.[a-zA-Z0-9][-a-zA-Z0-9]{0,62})*\\.?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern URI = Pattern.compile("(/|[a-zA-Z][-+.a-zA-Z0-9]*:)\\S*");

  private Formats() {}

  static boolean fits(String format, String text) {
    return switch (format) {
      case "date-time", "datetime" -> DATE_TIME.matcher(text).matches();
      case "date" -> isDate(text);
      case "uuid" -> UUID.matcher(text).matches();
      case "ipv4" -> IPV4.matcher(text).matches();
      case "ipv6" -> IPV6.matcher(text).matches();
      case "cidr" -> CIDR.matcher(text).matches();
      case "mac" -> MAC.matcher(text).matches();
      case "byte" -> BASE64.matcher(text).matches();
      case "hostname" -> HOSTNAME.matcher(text).matches();
      case "email" -> EMAIL.matcher(text).matches();
      case "uri" -> URI.matcher(text).matches();
      default -> true;
    };
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() >= 0;
    } catch (DateTimeParseException none) {
      return false;
    }
  }
}
