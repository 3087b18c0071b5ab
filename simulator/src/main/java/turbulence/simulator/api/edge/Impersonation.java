package turbulence.simulator.api.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonText;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.http.Headers;
import turbulence.simulator.http.Headers.Line;
import turbulence.simulator.http.Request;

/// Speaking in somebody else's name, as far as one may: in a way that is bound to what is asked
/// for, or in the old one that is not.
final class Impersonation {
  private static final String EXTRA = "impersonate-extra-";
  private static final String ANONYMOUS = "system:anonymous";
  private static final String UNAUTHENTICATED = "system:unauthenticated";

  private final Rights rights;

  Impersonation(Rights rights) {
    this.rights = rights;
  }

  /// Who the request shall count as coming from.
  ///
  /// @param deed what it asks for
  /// @param target null when that is no resource
  Caller effective(Request request, Caller caller, @Nullable Target target, Deed deed) {
    Caller wanted = wanted(request.headers());
    if (wanted == null) {
      return caller;
    }
    @Nullable Refusal first = null;
    for (String mode : Impersonator.modes(caller, wanted)) {
      try {
        if (!mode.isEmpty()) {
          requireOn(request, caller, target == null ? null : target.asked(request, deed), mode);
        }
        return withUsual(new Impersonator(rights, caller, mode).take(wanted));
      } catch (Refusal refusal) {
        first = first == null ? refusal : first;
      }
    }
    throw first == null ? Refusals.unauthorized() : first;
  }

  /// In a mode one also needs the right to do that deed in it.
  private void requireOn(Request request, Caller caller, @Nullable Deed deed, String mode) {
    String on = "impersonate-on:" + mode + ":";
    if (deed != null) {
      rights.require(caller, deed.as(on + deed.verb()));
    } else {
      rights.require(caller, on + request.method().toLowerCase(Locale.ROOT), request.path());
    }
  }

  private static @Nullable Caller wanted(Headers headers) {
    String user = text(headers, "Impersonate-User");
    String uid = text(headers, "Impersonate-Uid");
    List<String> groups = headers.all("Impersonate-Group");
    Map<String, List<String>> extra = new LinkedHashMap<>();
    for (Line line : headers.lines()) {
      String name = line.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(EXTRA)) {
        String key = unescaped(name.substring(EXTRA.length()));
        extra.computeIfAbsent(key, _ -> new ArrayList<>()).add(line.value());
      }
    }
    if (!user.isEmpty()) {
      return new Caller(user, groups, uid, extra);
    } else if (!uid.isEmpty() || !groups.isEmpty() || !extra.isEmpty()) {
      throw Refusals.badRequest(
          "requested &user.DefaultInfo{Name:\"\", UID:"
              + new JsonText(uid)
              + ", Groups:"
              + strings(groups)
              + ", Extra:"
              + strings(extra)
              + "} without impersonating a user name");
    }
    return null;
  }

  private static String text(Headers headers, String name) {
    String value = headers.first(name);
    return value == null ? "" : value;
  }

  private static String unescaped(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return key;
    }
  }

  /// As Go writes a value.
  private static String strings(List<String> values) {
    if (values.isEmpty()) {
      return "[]string(nil)";
    }
    return "[]string{"
        + String.join(", ", values.stream().map(value -> new JsonText(value).toString()).toList())
        + "}";
  }

  private static String strings(Map<String, List<String>> extra) {
    if (extra.isEmpty()) {
      return "map[string][]string(nil)";
    }
    List<String> entries = new ArrayList<>();
    extra.forEach((key, values) -> entries.add(new JsonText(key) + ":" + strings(values)));
    return "map[string][]string{" + String.join(", ", entries) + "}";
  }

  /// Everybody who is known is in a group for that.
  private static Caller withUsual(Caller caller) {
    String usual;
    if (caller.user().equals(ANONYMOUS)) {
      usual = UNAUTHENTICATED;
    } else if (caller.groups().contains(UNAUTHENTICATED)) {
      return caller;
    } else {
      usual = Caller.AUTHENTICATED;
    }
    if (caller.groups().contains(usual)) {
      return caller;
    }
    List<String> groups = new ArrayList<>(caller.groups());
    groups.add(usual);
    return new Caller(caller.user(), List.copyOf(groups), caller.uid(), caller.extra());
  }
}
