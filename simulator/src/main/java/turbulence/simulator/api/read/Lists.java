package turbulence.simulator.api.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import turbulence.json.JsonObject;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.store.Expired;
import turbulence.simulator.store.Key;
import turbulence.simulator.store.Resource;
import turbulence.simulator.store.Snapshot;
import turbulence.simulator.store.Store;
import turbulence.simulator.store.Stored;

/// Lists, in pages that show one revision.
public final class Lists {
  private static final String TOO_OLD =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter, or use the continue token in this"
          + " response to retrieve the remainder of the results. Continuing with the provided token"
          + " results in an inconsistent list - objects that were created, modified, or deleted"
          + " between the time the first chunk was returned and now may show up in the list.";

  private final Store store;

  public Lists(Store store) {
    this.store = store;
  }

  public Page page(Resource resource, ListQuery query) {
    check(query);
    Optional<Continue> from =
        query.token().isEmpty() ? Optional.empty() : Optional.of(Continue.parse(query.token()));
    Snapshot snapshot = snapshot(resource, query, from);
    Key after = from.map(place -> place.key(resource)).orElse(null);
    List<Stored> items = new ArrayList<>();
    long limit = query.limit() <= 0 ? Long.MAX_VALUE : query.limit();
    boolean[] more = {false};
    long[] behind = {0};
    snapshot.walk(
        query.namespace(),
        after,
        stored -> {
          if (!query.selected().test(stored.object())) {
            return true;
          } else if (items.size() < limit) {
            return items.add(stored);
          }
          more[0] = true;
          behind[0]++;
          return !query.selects();
        });
    String token =
        more[0] ? Continue.behind(items.getLast().key(), snapshot.revision()).token() : null;
    return new Page(
        snapshot.revision(), items, token, more[0] && !query.selects() ? behind[0] : null);
  }

  private Snapshot snapshot(Resource resource, ListQuery query, Optional<Continue> from) {
    if (from.isPresent()) {
      return continued(resource, from.get());
    }
    if (query.revision().isEmpty() || query.revision().equals("0")) {
      return store.snapshot(resource);
    }
    long revision = revision(query.revision());
    if (revision > store.revision()) {
      throw Refusals.tooNew(revision, store.revision());
    }
    return query.match().equals("Exact")
        ? past(resource, revision, "The resourceVersion for the provided list is too old.")
        : store.snapshot(resource);
  }

  /// A token without a revision goes on in the present.
  private Snapshot continued(Resource resource, Continue from) {
    if (from.revision() < 0) {
      return store.snapshot(resource);
    }
    try {
      return store.snapshot(resource, from.revision());
    } catch (Expired e) {
      String present = new Continue(-1, from.namespace(), from.name()).token();
      throw Refusals.expired(TOO_OLD).withMetadata(JsonObject.of("continue", present));
    }
  }

  private Snapshot past(Resource resource, long revision, String tooOld) {
    try {
      return store.snapshot(resource, revision);
    } catch (Expired e) {
      throw Refusals.expired(tooOld);
    }
  }

  static long revision(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw Refusals.badRequest(
          "resourceVersion: Invalid value: "
              + new JsonText(text)
              + ": strconv.ParseUint: parsing "
              + new JsonText(text)
              + ": invalid syntax");
    }
  }

  private static void check(ListQuery query) {
    Findings findings = new Findings();
    String match = query.match();
    if (!match.isEmpty() && query.revision().isEmpty()) {
      findings.forbidden(
          "resourceVersionMatch",
          "resourceVersionMatch is forbidden unless resourceVersion is provided");
    }
    if (!match.isEmpty() && !query.token().isEmpty()) {
      findings.forbidden(
          "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
    }
    if (!match.isEmpty() && !match.equals("Exact") && !match.equals("NotOlderThan")) {
      findings.unsupported(
          "resourceVersionMatch", new JsonText(match), List.of("Exact", "NotOlderThan", ""));
    }
    if (match.equals("Exact") && query.revision().equals("0")) {
      findings.forbidden(
          "resourceVersionMatch",
          "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
    }
    if (!findings.isEmpty()) {
      throw invalidOptions(findings);
    }
    if (!query.token().isEmpty() && !query.revision().isEmpty() && !query.revision().equals("0")) {
      throw Refusals.badRequest("specifying resource version is not allowed when using continue");
    }
  }

  static Refusal invalidOptions(Findings findings) {
    return Refusals.invalid("meta.k8s.io", "ListOptions", "", findings.all());
  }

  /// What a list of that kind is, without its items.
  public static JsonObject head(String apiVersion, String kind, Page page) {
    return JsonObject.of("kind", kind, "apiVersion", apiVersion).with("metadata", page.metadata());
  }
}
