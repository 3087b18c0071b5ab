package turbulence.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import turbulence.app.cli.option.Argument;
import turbulence.app.cli.option.Command;
import turbulence.app.cli.option.Form;
import turbulence.app.cli.option.Misuse;
import turbulence.app.cli.option.Option;
import turbulence.experiment.extension.ActivityFailed;
import turbulence.experiment.extension.Shared;
import turbulence.experiment.preview.Inventory;
import turbulence.experiment.read.LimitsParser;
import turbulence.experiment.run.Engine;
import turbulence.experiment.settings.YamlText;
import turbulence.faults.kubernetes.cluster.ClusterFailed;
import turbulence.faults.kubernetes.cluster.Clusters;
import turbulence.faults.kubernetes.forecast.Rights;
import turbulence.faults.kubernetes.rights.Need;
import turbulence.faults.kubernetes.rights.Needing;
import turbulence.faults.kubernetes.rights.Roles;
import turbulence.faults.kubernetes.rights.SafetyNeeds;
import turbulence.faults.kubernetes.safekeeping.ClusterSafekeeper;
import turbulence.json.Json;
import turbulence.json.JsonArray;
import turbulence.json.JsonObject;
import turbulence.json.JsonWriter;

/// Tells which rights an experiment needs in Kubernetes, as manifests that grant them, or whether
/// one has them.
final class RightsCommand implements Task {
  private static final int LONGEST_NAME = 63;

  /// @param needs of all steps, each once
  /// @param unknown activities whose rights nobody knows, each with the reason
  private record Wanted(Set<Need> needs, List<String> unknown, JsonObject secrets) {}

  /// @param running the options of everything that runs experiments
  static Command described(Argument source, Option... running) {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.flag(
                "--with-safety",
                "Also what plans, evidence, the copy of the ledger and leases need.")
            .byUs());
    options.add(
        Option.flag("--check", "Ask the cluster whether you have these rights instead.").byUs());
    options.add(Option.flag("--json", "Print JSON instead of YAML.").byUs());
    options.add(
        Option.of("--service-account", Form.TEXT, "The account that gets the rights.")
            .defaultsTo("turbulence")
            .byUs());
    options.add(
        Option.of("--namespace", Form.TEXT, "The namespace that the account lies in.")
            .defaultsTo("default")
            .byUs());
    for (Option option : running) {
      if (!option.name().equals("--interactive") && !option.name().equals("--seed")) {
        options.add(option);
      }
    }
    return Command.of(
        "rights",
        "Show which rights in Kubernetes an experiment needs.\n\n"
            + "Prints a ServiceAccount, the Roles and the ClusterRole that its steps need, and what"
            + " it takes to put back what they change, and no more, with their bindings;"
            + " `kubectl apply -f -` takes them. Nobody is asked:"
            + " what steps need follows from their arguments. Programs run with your rights, which"
            + " nobody knows: a comment names them. Exit code: 0, or with --check 1 when a right is"
            + " missing; 1 when the experiment is not valid.",
        List.of(source),
        options.toArray(Option[]::new));
  }

  @Override
  public ExitCode perform(Session session) throws Misuse {
    String namespace = session.call().text("--namespace");
    if (!LimitsParser.isNamespace(namespace)) {
      throw session.call().invalid("--namespace", "'" + namespace + "' names no namespace");
    }
    Engine engine = Wiring.engine(session, Wiring.settings(session), Wiring.catalog(session));
    String source = session.call().argument("SOURCE").orElse("");
    Engine.Stock stock =
        engine.inventory(RunCommand.request(session, source, session.world().root(), 0));
    if (stock.inventory() == null) {
      return ExitCode.BAD;
    }
    Wanted wanted = wanted(stock.inventory());
    if (session.call().has("--with-safety")) {
      String own = ClusterSafekeeper.place(session.world(), stock.safety(), namespace);
      wanted.needs().addAll(SafetyNeeds.beyond(wanted.needs(), own));
    }
    return session.call().has("--check")
        ? check(session, wanted)
        : print(session, wanted, source, namespace);
  }

  private static Wanted wanted(Inventory inventory) {
    Wanted wanted = new Wanted(new LinkedHashSet<>(), new ArrayList<>(), JsonObject.EMPTY);
    JsonObject secrets = JsonObject.EMPTY;
    for (Inventory.Item item : inventory.items()) {
      if (item.step() instanceof Needing step) {
        wanted.needs().addAll(step.needs());
        wanted.needs().addAll(step.needsToUndo());
        secrets = secrets.isEmpty() ? item.secrets() : secrets;
      } else if (!item.why().isEmpty()) {
        wanted.unknown().add("'" + item.name() + "': " + item.why());
      }
    }
    return new Wanted(wanted.needs(), wanted.unknown(), secrets);
  }

  private static ExitCode print(Session session, Wanted wanted, String source, String namespace) {
    String account = session.call().text("--service-account");
    List<JsonObject> manifests =
        new Roles(name(source), account, namespace).granting(wanted.needs());
    if (session.call().has("--json")) {
      JsonObject list =
          JsonObject.of("apiVersion", "v1", "kind", "List")
              .with("items", JsonArray.from(manifests));
      session.out().line(JsonWriter.pretty(list, 2));
    } else {
      session.out().print(yaml(manifests, wanted.unknown()));
    }
    if (session.call().has("--json")) {
      wanted.unknown().forEach(line -> session.events().warning("Not known: " + line));
    }
    return ExitCode.GOOD;
  }

  private static String yaml(List<JsonObject> manifests, List<String> unknown) {
    StringBuilder yaml = new StringBuilder();
    for (String line : unknown) {
      yaml.append("# Not known: ").append(line.replace("\n", " ")).append('\n');
    }
    boolean first = true;
    for (JsonObject manifest : manifests) {
      yaml.append(first ? "" : "---\n").append(YamlText.of(manifest, 2));
      first = false;
    }
    return yaml.toString();
  }

  /// As `turbulence-kill-one` of `kill-one.yaml`.
  private static String name(String source) {
    String file = source.substring(source.lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    String stem = (dot > 0 ? file.substring(0, dot) : file).toLowerCase(Locale.ROOT);
    StringBuilder name = new StringBuilder("turbulence");
    boolean gap = true;
    for (int i = 0; i < stem.length() && name.length() < LONGEST_NAME - 1; i++) {
      char c = stem.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        name.append(gap ? "-" : "").append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return name.toString();
  }

  private static ExitCode check(Session session, Wanted wanted) {
    boolean all = true;
    try (Shared shared = new Shared()) {
      Rights rights = new Rights(Clusters.of(session.world(), wanted.secrets(), shared));
      List<JsonObject> answers = new ArrayList<>();
      for (Need need : wanted.needs()) {
        boolean may = rights.mayDo(need);
        all &= may;
        answers.add(need.attributes().with("allowed", Json.of(may)));
        if (!session.call().has("--json")) {
          session.out().line((may ? "yes  " : "no   ") + need.words());
        }
      }
      if (session.call().has("--json")) {
        session.out().line(JsonWriter.pretty(JsonArray.from(answers), 2));
      }
    } catch (ActivityFailed e) {
      session.events().error(e.reason());
      return ExitCode.BAD;
    } catch (ClusterFailed e) {
      session.events().error(e.words());
      return ExitCode.BAD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.BAD;
    }
    wanted.unknown().forEach(line -> session.events().warning("Not known: " + line));
    return ExitCode.good(all);
  }
}
