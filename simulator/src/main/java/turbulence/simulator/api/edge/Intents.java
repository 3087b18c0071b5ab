package turbulence.simulator.api.edge;

import java.util.List;
import turbulence.json.JsonArray;
import turbulence.json.JsonText;
import turbulence.simulator.api.Refusals;
import turbulence.simulator.api.kind.Findings;
import turbulence.simulator.api.write.Intent;
import turbulence.simulator.api.write.Intent.Strictness;

/// How a client wants its write to be taken: dry run, field validation, field manager.
final class Intents {
  private static final int LONGEST_MANAGER = 128;

  private Intents() {}

  static Intent of(Call call) {
    Findings findings = new Findings();
    boolean dryRun = dryRun(call.query().all("dryRun"), findings);
    Strictness strictness = strictness(call.query().text("fieldValidation"), findings);
    String manager = call.query().text("fieldManager");
    if (manager.length() > LONGEST_MANAGER) {
      findings.add(
          "FieldValueTooLong",
          "fieldManager",
          "Too long: may not be more than " + LONGEST_MANAGER + " bytes");
    }
    if (!findings.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", options(call.verb()), "", findings.all());
    }
    String name = manager.isEmpty() ? agent(call) : manager;
    return new Intent(call.caller(), name, dryRun, strictness, true, call.warnings());
  }

  static boolean dryRun(List<String> values, Findings findings) {
    boolean all = !values.isEmpty() && values.stream().allMatch("All"::equals);
    if (!values.isEmpty() && !all) {
      findings.unsupported("dryRun", JsonArray.from(values), List.of("All"));
    }
    return all;
  }

  private static Strictness strictness(String value, Findings findings) {
    return switch (value) {
      case "", "Warn" -> Strictness.WARN;
      case "Ignore" -> Strictness.IGNORE;
      case "Strict" -> Strictness.STRICT;
      default -> {
        findings.unsupported(
            "fieldValidation", new JsonText(value), List.of("Ignore", "Strict", "Warn"));
        yield Strictness.WARN;
      }
    };
  }

  static String options(String verb) {
    return switch (verb) {
      case "create" -> "CreateOptions";
      case "update" -> "UpdateOptions";
      case "patch" -> "PatchOptions";
      default -> "DeleteOptions";
    };
  }

  /// The program's name at the beginning of its user agent.
  private static String agent(Call call) {
    String agent = call.exchange().request().headers().first("User-Agent");
    if (agent == null) {
      return "unknown";
    }
    int slash = agent.indexOf('/');
    return slash < 0 ? agent : agent.substring(0, slash);
  }
}
