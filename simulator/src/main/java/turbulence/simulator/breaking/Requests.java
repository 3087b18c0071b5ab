package turbulence.simulator.breaking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The requests that something shall happen to, while they are being described; the words that say
/// what happens put it in force. Immutable.
public final class Requests {
  private final Breaking breaking;
  private final Match match;
  private final When when;
  private final Rule.Delay delay;

  Requests(Breaking breaking, List<String> verbs) {
    this(
        breaking,
        new Match(verbs, List.of(), List.of(), List.of(), List.of(), List.of()),
        new When.Always(),
        Rule.Delay.NONE);
  }

  private Requests(Breaking breaking, Match match, When when, Rule.Delay delay) {
    this.breaking = breaking;
    this.match = match;
    this.when = when;
    this.delay = delay;
  }

  /// Only of these kinds: `pods`, `deployments.apps`, `pods/eviction`.
  public Requests of(String... kinds) {
    return with(
        new Match(
            match.verbs(),
            List.of(kinds),
            match.namespaces(),
            match.names(),
            match.users(),
            match.paths()));
  }

  public Requests in(String... namespaces) {
    return with(
        new Match(
            match.verbs(),
            match.kinds(),
            List.of(namespaces),
            match.names(),
            match.users(),
            match.paths()));
  }

  /// Only for objects of these names.
  public Requests named(String... names) {
    return with(
        new Match(
            match.verbs(),
            match.kinds(),
            match.namespaces(),
            List.of(names),
            match.users(),
            match.paths()));
  }

  /// Only by these users.
  public Requests by(String... users) {
    return with(
        new Match(
            match.verbs(),
            match.kinds(),
            match.namespaces(),
            match.names(),
            List.of(users),
            match.paths()));
  }

  /// Only to these paths, such as `/version`.
  public Requests to(String... paths) {
    return with(
        new Match(
            match.verbs(),
            match.kinds(),
            match.namespaces(),
            match.names(),
            match.users(),
            List.of(paths)));
  }

  private Requests with(Match other) {
    return new Requests(breaking, other, when, delay);
  }

  private Requests when(When other) {
    return new Requests(breaking, match, other, delay);
  }

  /// Only some of them, by chance: from 0 for none to 1 for all.
  public Requests withProbability(double probability) {
    return when(new When.Chance(probability));
  }

  /// Only the first of them.
  public Requests first(int count) {
    return when(new When.First(count));
  }

  /// All but the first of them.
  public Requests past(int count) {
    return when(new When.Past(count));
  }

  /// Only every second, third, tenth of them.
  public Requests every(int nth) {
    if (nth < 1) {
      throw new IllegalArgumentException("every must be at least 1, not " + nth);
    }
    return when(new When.Every(nth));
  }

  /// Wait that long, in simulated time, before what happens next.
  public Requests after(Duration wait) {
    return new Requests(breaking, match, when, new Rule.Delay(wait, wait));
  }

  /// Are answered that much later.
  public Break delay(Duration latency) {
    return delay(latency, latency);
  }

  /// Are answered later, by a time between the two.
  public Break delay(Duration least, Duration most) {
    return breaking.add(new Rule(match, when, new Rule.Delay(least, most), new Harm.Nothing()));
  }

  /// Are refused with that code, from 400 to 599, and its usual reason.
  public Break refuse(int code) {
    return harm(new Harm.Refuse(code, "", "", Optional.empty()));
  }

  /// Are refused with that code, and told when to come again.
  public Break refuse(int code, Duration retryAfter) {
    return harm(new Harm.Refuse(code, "", "", Optional.of(retryAfter)));
  }

  public Break refuse(int code, String reason, String message) {
    return harm(new Harm.Refuse(code, reason, message, Optional.empty()));
  }

  /// Get no answer at all.
  public Break hang() {
    return harm(new Harm.Hang(Optional.empty()));
  }

  /// Have their connection reset before they have any effect.
  public Break cut() {
    return harm(new Harm.Cut(0));
  }

  /// Have their connection reset when that many bytes of the answer were sent.
  public Break cutAfter(long bytes) {
    return harm(new Harm.Cut(bytes));
  }

  /// When they are watches, are told at once that their revision expired.
  public Break expire() {
    return harm(new Harm.Expire());
  }

  private Break harm(Harm harm) {
    return breaking.add(new Rule(match, when, delay, harm));
  }
}
