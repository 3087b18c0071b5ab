package turbulence.simulator.mesh.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.json.JsonObject;
import turbulence.simulator.workload.Service.Request;

/// What is done to requests that fit: faults, changes, where they go, how often and how long it is
/// tried.
///
/// @param matches one of these must fit
/// @param answer what the proxy answers itself; empty when it sends on
/// @param mirror where a copy goes, whose answer nobody waits for; null for nowhere
/// @param mirrored the share of requests that are copied
public record Route(
    List<Match> matches,
    Fault fault,
    Optional<Answer> answer,
    Rewrite rewrite,
    HeaderChange asking,
    HeaderChange answering,
    List<Target> targets,
    Retries retries,
    Optional<Duration> timeout,
    @Nullable Target mirror,
    double mirrored) {
  /// The way to a service about which no rule says anything.
  public static Route plain(Target target) {
    return new Route(
        List.of(Match.EVERYTHING),
        Fault.NONE,
        Optional.empty(),
        Rewrite.NONE,
        HeaderChange.NONE,
        HeaderChange.NONE,
        List.of(target),
        Retries.PRESET_POLICY,
        Optional.empty(),
        null,
        0);
  }

  static Route of(JsonObject given, String namespace) {
    List<JsonObject> matches = Given.objects(given, "match");
    JsonObject headers = given.object("headers");
    boolean copies = given.get("mirror") instanceof JsonObject;
    return new Route(
        matches.isEmpty()
            ? List.of(Match.EVERYTHING)
            : matches.stream().map(match -> Match.of(match, namespace)).toList(),
        Fault.of(given.object("fault")),
        Answer.of(given),
        Rewrite.of(given.object("rewrite")),
        HeaderChange.of(headers.object("request")),
        HeaderChange.of(headers.object("response")),
        Given.objects(given, "route").stream()
            .map(target -> Target.weighted(target, namespace))
            .toList(),
        Retries.of(given),
        Given.time(given, "timeout"),
        copies ? Target.plain(given.object("mirror"), namespace) : null,
        copies ? copied(given) : 0);
  }

  private static double copied(JsonObject given) {
    boolean some = given.has("mirrorPercentage");
    JsonObject share = JsonObject.of("percentage", given.get("mirrorPercentage"), "percent", 0);
    return some ? Given.share(share) : 1;
  }

  /// Whether every request fits.
  boolean takesAll() {
    return matches.stream().anyMatch(Match::isEverything);
  }

  /// The request as it goes on; null when it does not fit.
  public @Nullable Request taken(Asked asked) {
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).fits(asked)) {
        return changed(asked.request(), matches.get(i));
      }
    }
    return null;
  }

  private Request changed(Request request, Match match) {
    if (rewrite.equals(Rewrite.NONE)) {
      return request;
    }
    String authority = rewrite.authority();
    return new Request(
        request.method(),
        rewrite.target(request.target(), match),
        authority.isEmpty() ? request.headers() : request.headers().set("Host", authority),
        request.body(),
        request.peerIp());
  }
}
