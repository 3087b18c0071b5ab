package turbulence.experiment.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import turbulence.experiment.world.World;

/// What the servers of one call asked to be told again when they redirected it.
final class Cookies {
  private final World world;
  private final List<Cookie> cookies = new ArrayList<>();

  Cookies(World world) {
    this.world = world;
  }

  void remember(Url url, Headers headers) {
    for (String line : headers.all("Set-Cookie")) {
      remember(url, line);
    }
  }

  /// The `Cookie` header for that URL, empty when there is nothing to tell.
  String tell(Url url) {
    StringBuilder told = new StringBuilder();
    for (Cookie cookie : cookies) {
      if (cookie.isFor(url)) {
        told.append(told.isEmpty() ? "" : "; ")
            .append(cookie.name())
            .append('=')
            .append(cookie.value());
      }
    }
    return told.toString();
  }

  private void remember(Url url, String line) {
    String[] parts = line.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals <= 0) {
      return;
    }
    String name = parts[0].substring(0, equals).strip();
    String value = parts[0].substring(equals + 1).strip();
    Cookie cookie = new Cookie(name, value, url.host(), true, directory(url.path()), false);
    boolean gone = false;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      cookie = cookie.with(part);
      gone |= isPast(part);
    }
    if (cookie.mayComeFrom(url)) {
      replace(cookie, gone);
    }
  }

  private void replace(Cookie cookie, boolean gone) {
    cookies.removeIf(cookie::replaces);
    if (!gone) {
      cookies.add(cookie);
    }
  }

  private boolean isPast(String attribute) {
    String lower = attribute.toLowerCase(Locale.ROOT);
    if (lower.startsWith("max-age=")) {
      String seconds = lower.substring(8).strip();
      return seconds.startsWith("-") || seconds.equals("0");
    }
    return lower.startsWith("expires=") && isPastDate(attribute.substring(8).strip());
  }

  private boolean isPastDate(String date) {
    try {
      String spaced = date.replace('-', ' ');
      Instant end = ZonedDateTime.parse(spaced, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return end.isBefore(world.now());
    } catch (DateTimeException e) {
      // A date that nobody can read ends nothing: the cookie lasts as long as the call.
      return false;
    }
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /// One thing to tell again, and to whom.
  private record Cookie(
      String name, String value, String host, boolean onlyHost, String path, boolean secure) {

    Cookie with(String attribute) {
      int equals = attribute.indexOf('=');
      String key = equals < 0 ? attribute : attribute.substring(0, equals);
      String text = equals < 0 ? "" : attribute.substring(equals + 1).strip();
      return switch (key.strip().toLowerCase(Locale.ROOT)) {
        case "domain" -> text.isEmpty() ? this : withDomain(text.toLowerCase(Locale.ROOT));
        case "path" -> text.startsWith("/") ? withPath(text) : this;
        case "secure" -> new Cookie(name, value, host, onlyHost, path, true);
        default -> this;
      };
    }

    private Cookie withDomain(String domain) {
      String bare = domain.startsWith(".") ? domain.substring(1) : domain;
      return new Cookie(name, value, bare, false, path, secure);
    }

    private Cookie withPath(String other) {
      return new Cookie(name, value, host, onlyHost, other, secure);
    }

    boolean mayComeFrom(Url url) {
      return url.host().equals(host) || (host.indexOf('.') > 0 && url.host().endsWith("." + host));
    }

    boolean isFor(Url url) {
      boolean sameHost = url.host().equals(host) || (!onlyHost && url.host().endsWith("." + host));
      return sameHost && isBelow(url.path()) && (!secure || url.isSecure());
    }

    private boolean isBelow(String other) {
      return other.startsWith(path)
          && (other.length() == path.length()
              || path.endsWith("/")
              || other.charAt(path.length()) == '/');
    }

    boolean replaces(Cookie other) {
      return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
    }
  }
}
