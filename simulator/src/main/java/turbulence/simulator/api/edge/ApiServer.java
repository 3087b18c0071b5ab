package turbulence.simulator.api.edge;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import turbulence.simulator.api.Caller;
import turbulence.simulator.api.Credentials;
import turbulence.simulator.api.Kind;
import turbulence.simulator.api.Kinds;
import turbulence.simulator.api.Refusal;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.Rights;
import turbulence.simulator.api.Rights.Deed;
import turbulence.simulator.http.Exchange;
import turbulence.simulator.http.Handler;
import turbulence.simulator.http.Request;

/// Answers every request to the API.
public final class ApiServer implements Handler {
  private final Gate gate;
  private final Kinds kinds;
  private final Rights rights;
  private final Interference interference;
  private final Documents documents;
  private final Reading reading;
  private final Writing writing;
  private final Subresources subresources;
  private final Reviews reviews;
  private final Annex annex;
  private final Impersonation impersonation;
  private final Credentials credentials;
  private final Dates dates;

  /// @param clock which its answers go by
  public ApiServer(Gate gate, Interference interference, Parts parts, InstantSource clock) {
    this.dates = new Dates(clock);
    this.gate = gate;
    this.interference = interference;
    this.kinds = parts.kinds();
    this.rights = parts.rights();
    this.documents = new Documents(kinds, parts.credentials());
    this.reading = new Reading(parts);
    this.writing = new Writing(parts, reading);
    this.subresources = new Subresources(parts, reading, writing);
    this.reviews = new Reviews(parts, gate);
    this.impersonation = new Impersonation(rights);
    this.credentials = parts.credentials();
    this.annex = parts.annex();
  }

  @Override
  public void handle(Exchange exchange) throws IOException, InterruptedException {
    try {
      exchange.date(dates.now());
      Request request = exchange.request();
      Caller holder = gate.admit(request, credentials);
      Target target = Target.parse(request.segments());
      Deed deed = deed(request, target);
      Caller caller = impersonation.effective(request, holder, target, deed);
      if (!interference.meets(exchange, caller, deed)) {
        require(request, caller, target, deed);
        answer(exchange, caller, target);
      }
    } catch (Refusal refusal) {
      Answers.refusal(exchange, refusal, List.of());
    }
  }

  private static Deed deed(Request request, @Nullable Target target) {
    String verb = verb(request, target);
    return target == null
        ? new Deed(verb.equals("list") ? "get" : verb, "", "", "", "", "")
        : new Deed(
            verb,
            target.group(),
            target.plural(),
            target.subresource(),
            target.namespace(),
            target.name());
  }

  private void answer(Exchange exchange, Caller caller, @Nullable Target target)
      throws IOException, InterruptedException {
    if (documents.answer(exchange)) {
      return;
    } else if (target == null || exchange.request().path().startsWith("//")) {
      if (!isForMasters(exchange.request()) || !caller.isMaster() || !annex.answer(exchange)) {
        Answers.notFound(exchange);
      }
      return;
    }
    Optional<Kind> kind = kinds.find(target.group(), target.version(), target.plural());
    if (kind.isEmpty()) {
      noSuchKind(exchange, target);
      return;
    }
    Call call = new Call(exchange, caller, verb(exchange.request(), target), kind.get(), target);
    try {
      serve(call);
    } catch (Refusal refusal) {
      Answers.refusal(exchange, refusal, call.warnings());
    }
  }

  /// Before anything is looked up: who may not see a kind is not told whether there is one.
  private void require(Request request, Caller caller, @Nullable Target target, Deed deed) {
    if (target == null || request.path().startsWith("//")) {
      rights.require(caller, request.method().toLowerCase(Locale.ROOT), request.path());
      return;
    }
    Deed asked = target.asked(request, deed);
    rights.require(caller, asked);
    if (deed.verb().equals("get") && target.connects()) {
      rights.require(caller, asked.as("create"));
    }
  }

  /// The handles beside the API are for masters, whatever roles say.
  private static boolean isForMasters(Request request) {
    return request.path().startsWith("/turbulence/");
  }

  private void serve(Call call) throws IOException, InterruptedException {
    if (call.target().subresource().isEmpty()) {
      requireRoute(call);
    }
    if (reviews.answer(call)) {
      return;
    } else if (!call.target().subresource().isEmpty()) {
      subresources.answer(call);
    } else {
      switch (call.verb()) {
        case "get" -> reading.get(call);
        case "list" -> reading.list(call);
        case "watch" -> reading.watch(call);
        case "create" -> writing.create(call);
        case "update" -> writing.update(call);
        case "patch" -> writing.patch(call);
        case "delete" -> writing.delete(call);
        case "deletecollection" -> writing.deleteCollection(call);
        default -> throw Refusals.methodNotAllowed();
      }
    }
  }

  /// A kind that exists is not served in every way and everywhere.
  private static void requireRoute(Call call) {
    Kind kind = call.kind();
    boolean known = !call.verb().isEmpty() && kind.info().allows(call.verb());
    boolean across =
        call.verb().equals("list") || call.verb().equals("watch") && call.name().isEmpty();
    boolean everywhere = kind.namespaced() && call.namespace().isEmpty();
    boolean head = call.exchange().request().method().equals("HEAD") && !kind.info().isCustom();
    boolean lost =
        kind.namespaced() ? everywhere && !call.name().isEmpty() : !call.namespace().isEmpty();
    if (lost) {
      throw Refusals.noSuchResource();
    } else if (!known || head || everywhere && !across) {
      throw kind.info().isCustom()
          ? Refusals.methodNotAllowed(kind.info().resource(), call.verb())
          : Refusals.methodNotAllowed();
    }
  }

  private static String verb(Request request, @Nullable Target target) {
    boolean single = target != null && !target.name().isEmpty();
    boolean below = target != null && !target.subresource().isEmpty();
    return switch (request.method()) {
      case "GET", "HEAD" -> reading(request, single, target != null && target.oldWatch());
      case "POST" -> single && !below ? "" : "create";
      case "PUT" -> single ? "update" : "";
      case "PATCH" -> single ? "patch" : "";
      case "DELETE" -> single ? "delete" : "deletecollection";
      default -> "";
    };
  }

  private static String reading(Request request, boolean single, boolean oldWatch) {
    String watch = request.query().first("watch");
    boolean watches = !single && Call.isYes(watch);
    return oldWatch || watches ? "watch" : single ? "get" : "list";
  }

  /// Groups that are built in say that there is no such resource; for all else there is no page.
  private void noSuchKind(Exchange exchange, Target target) throws IOException {
    if (Documents.isBuiltIn(kinds.catalogue().now(), target.group())) {
      throw Refusals.noSuchResource();
    }
    Answers.notFound(exchange);
  }
}
