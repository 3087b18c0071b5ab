package turbulence.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import turbulence.app.cli.option.Call;
import turbulence.app.cli.option.Misuse;
import turbulence.app.view.Closing;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.model.Dry;
import turbulence.experiment.model.Limits;
import turbulence.experiment.model.Restore;
import turbulence.experiment.model.RollbackStrategy;
import turbulence.experiment.model.Share;
import turbulence.experiment.model.Strategy;
import turbulence.experiment.read.LimitTexts;
import turbulence.experiment.read.LimitsParser;
import turbulence.experiment.resolve.Conversion;
import turbulence.experiment.run.Engine;
import turbulence.experiment.run.RunRequest;
import turbulence.experiment.settings.Settings;
import turbulence.experiment.world.World;
import turbulence.json.JsonObject;

/// Runs experiments, one after the other, until one is interrupted.
final class RunCommand implements Task {
  @Override
  public ExitCode perform(Session asked) throws Misuse {
    long seed = seed(asked);
    Session session = asked.in(asked.world().withRandom(new Random(seed)));
    Call call = session.call();
    List<String> sources = call.arguments("SOURCE");
    List<Path> journals = JournalPaths.of(call, sources, session.world());
    List<RunRequest> requests = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      requests.add(request(session, sources.get(i), journals.get(i), seed));
    }
    checkTypes(call);
    checkLimits(call);
    Person person = person(session);
    Catalog catalog = Wiring.catalog(session);
    Settings settings = Wiring.settings(session, catalog);
    Interrupts interrupts = new Interrupts(session);
    if (session.console().live() != null) {
      session.host().take("WINCH", _ -> session.console().terminal().resized());
    }
    ExitCode worst = ExitCode.GOOD;
    for (RunRequest request : requests) {
      if (!interrupts.isInterrupted() && (person == null || !person.hasQuit())) {
        Engine engine = Wiring.engine(session, settings, catalog);
        interrupts.stop(engine);
        worst = worst.worse(one(session, request, engine.run(request, person)));
      }
    }
    return interrupts.isInterrupted() ? worst.worse(ExitCode.BAD) : worst;
  }

  private static ExitCode one(Session session, RunRequest request, Engine.Result result) {
    JsonObject journal = result.journal();
    if (journal != null && session.console().live() != null) {
      session.console().live().close(journal, pointers(session, request));
    }
    return ExitCode.good(result.isGood());
  }

  private static List<Closing.Pointer> pointers(Session session, RunRequest request) {
    List<Closing.Pointer> pointers = new ArrayList<>();
    pointers.add(new Closing.Pointer("Journal", shown(session.world(), request.journal())));
    if (!session.call().has("--no-log-file")) {
      pointers.add(new Closing.Pointer("Log", session.call().text("--log-file")));
    }
    return pointers;
  }

  private static String shown(World world, Path path) {
    return path.startsWith(world.root())
        ? world.root().relativize(path).toString()
        : path.toString();
  }

  /// The seed that was asked for, or one that the journal can tell.
  static long seed(Session session) {
    return session
        .call()
        .given("--seed")
        .map(Long::parseLong)
        .orElseGet(() -> session.world().random().nextLong(1L << 53));
  }

  /// Said in the words of Chaos Toolkit, which begin on a line of their own.
  private static List<String> remarks(Call call) {
    return call.text("--hypothesis-strategy").equals("continously")
        ? List.of(
            "\n"
                + "The \"--hypothesis-strategy=continously\" command is depreciating and will be"
                + " removed in a future version\n"
                + "Instead, please use \"--hypothesis-strategy=continuously\"")
        : List.of();
  }

  /// A type that does not exist is a slip of the fingers, like an option that does not exist.
  static void checkTypes(Call call) throws Misuse {
    for (String variable : call.all("--var")) {
      int equals = variable.indexOf('=');
      int colon = equals < 0 ? -1 : variable.lastIndexOf(':', equals);
      if (equals < 1 || colon == 0) {
        throw call.invalid("--var", "needs to be written as name[:type]=value");
      }
      if (colon > 0 && !Conversion.TYPES.contains(variable.substring(colon + 1, equals))) {
        throw call.invalid(
            "--var", "variable type can only be: bool, str, int, float, bytes or json");
      }
    }
  }

  /// Who wants to be asked; null for nobody.
  private static @Nullable Person person(Session session) throws Misuse {
    if (!session.call().has("--interactive")) {
      return null;
    }
    if (!session.world().output().terminal()) {
      throw session.call().misuse("--interactive asks on a terminal, and there is none.");
    }
    return new Person(session);
  }

  static void checkLimits(Call call) throws Misuse {
    for (String option : List.of("--max-targets", "--leave-ready")) {
      Integer number = number(call, option);
      if (number != null && number < 0) {
        throw call.invalid(option, "needs to be at least 0");
      }
    }
    String share = call.given("--max-share").orElse("0");
    if (LimitTexts.share(share) == null) {
      throw call.invalid(
          "--max-share", "needs to be " + LimitTexts.SHARE + ", not '" + share + "'");
    }
    for (String namespace : call.all("--unprotect")) {
      if (!LimitsParser.isNamespace(namespace)) {
        throw call.invalid(
            "--unprotect", "needs to be the name of a namespace, not '" + namespace + "'");
      }
    }
  }

  private static Limits limits(Call call) {
    Share share = call.given("--max-share").map(LimitTexts::share).orElse(null);
    return new Limits(
        number(call, "--max-targets"),
        null,
        List.of(),
        call.all("--unprotect"),
        Limits.Labels.OPEN,
        new Limits.Shares(share, null, null, number(call, "--leave-ready")),
        null);
  }

  private static @Nullable Integer number(Call call, String option) {
    String given = call.given(option).orElse(null);
    return given == null ? null : Math.clamp(Long.parseLong(given), -1, Integer.MAX_VALUE);
  }

  static RunRequest request(Session session, String source, Path journal, long seed) {
    Call call = session.call();
    World world = session.world();
    return new RunRequest(
        source,
        journal,
        !call.has("--no-validation"),
        !call.has("--no-verify-tls"),
        dry(call.given("--dry").orElse("")),
        strategy(call.given("--hypothesis-strategy").orElse("")),
        call.number("--hypothesis-frequency"),
        call.has("--fail-fast"),
        rollbacks(call.given("--rollback-strategy").orElse("")),
        restore(call),
        session.face().restore(),
        call.all("--var"),
        call.paths("--var-file", world::resolve),
        call.paths("--control-file", world::resolve),
        call.all("--only"),
        call.all("--skip"),
        remarks(call),
        seed,
        limits(call));
  }

  private static @Nullable Dry dry(String word) {
    for (Dry dry : Dry.values()) {
      if (dry.word().equals(word)) {
        return dry;
      }
    }
    return null;
  }

  private static @Nullable Strategy strategy(String word) {
    for (Strategy strategy : Strategy.values()) {
      if (strategy.word().equals(word)) {
        return strategy;
      }
    }
    return word.equals("continously") ? Strategy.CONTINUOUSLY : null;
  }

  private static @Nullable RollbackStrategy rollbacks(String word) {
    for (RollbackStrategy strategy : RollbackStrategy.values()) {
      if (strategy.word().equals(word)) {
        return strategy;
      }
    }
    return null;
  }

  private static @Nullable Restore restore(Call call) {
    if (call.has("--keep-changes")) {
      return Restore.NEVER;
    }
    String word = call.given("--restore").orElse("");
    for (Restore restore : Restore.values()) {
      if (restore.word().equals(word)) {
        return restore;
      }
    }
    return null;
  }
}
