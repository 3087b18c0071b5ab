package turbulence.experiment.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The proxies that the environment names, and whom it exempts from them.
final class Proxies {
  private final Map<String, String> environment;

  Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  /// The proxy to go through, or null to go straight.
  @Nullable Url pick(Url target) throws HttpFailed {
    String proxy = named(target.scheme());
    if (proxy.isEmpty()) {
      proxy = named("all");
    }
    if (proxy.isEmpty() || isExempt(target)) {
      return null;
    }
    return Url.parse(proxy.contains("://") ? proxy : "http://" + proxy);
  }

  /// The lower-case variable wins, also when it is there and empty.
  private String named(String scheme) {
    String lower = environment.get(scheme + "_proxy");
    if (lower != null) {
      return lower.strip();
    }
    boolean cgi = scheme.equals("http") && environment.containsKey("REQUEST_METHOD");
    String upper = (scheme + "_proxy").toUpperCase(Locale.ROOT);
    return cgi ? "" : environment.getOrDefault(upper, "").strip();
  }

  private boolean isExempt(Url target) {
    String list = environment.getOrDefault("no_proxy", "");
    if (list.isEmpty()) {
      list = environment.getOrDefault("NO_PROXY", "");
    }
    if (list.strip().equals("*")) {
      return true;
    }
    int address = Ipv4.parse(target.host());
    boolean numeric = Ipv4.isAddress(target.host());
    for (String entry : list.split(",", -1)) {
      String name = entry.strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty()
          && ((numeric && Ipv4.isWithin(address, name)) || endsWith(target, name, numeric))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(Url target, String name, boolean numeric) {
    int start = 0;
    while (start < name.length() && name.charAt(start) == '.') {
      start++;
    }
    String bare = name.substring(start);
    if (bare.isEmpty()) {
      return false;
    }
    String address = target.host() + ":" + target.port();
    boolean same = target.host().equals(bare) || address.equals(bare);
    boolean below = target.host().endsWith("." + bare) || address.endsWith("." + bare);
    return same || (below && !numeric);
  }
}
