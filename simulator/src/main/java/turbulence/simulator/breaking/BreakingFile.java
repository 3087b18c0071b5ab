package turbulence.simulator.breaking;

import java.util.ArrayList;
import java.util.List;
import turbulence.json.Json;
import turbulence.json.JsonNull;
import turbulence.json.JsonObject;
import turbulence.json.Limits;
import turbulence.json.yaml.YamlMalformed;
import turbulence.json.yaml.YamlReader;

/// What a file says about what to break, in YAML or JSON.
public final class BreakingFile {
  private static final List<String> KEYS = List.of("rules", "moments");

  private final List<Rule> rules;
  private final List<Moment> moments;

  private BreakingFile(List<Rule> rules, List<Moment> moments) {
    this.rules = List.copyOf(rules);
    this.moments = List.copyOf(moments);
  }

  /// Reads it, or tells everything that is wrong with it.
  ///
  /// @param origin how messages call the file
  public static BreakingFile read(String origin, String text) throws BreakingInvalid {
    Json tree;
    try {
      tree = YamlReader.read(text, Limits.DOCUMENT, null);
    } catch (YamlMalformed e) {
      throw new BreakingInvalid(origin, List.of("line " + e.line() + ": " + e.problem()));
    }
    List<String> problems = new ArrayList<>();
    BreakingFile file = read(tree, new Fields(problems));
    if (!problems.isEmpty()) {
      throw new BreakingInvalid(origin, problems);
    }
    return file;
  }

  private static BreakingFile read(Json tree, Fields fields) {
    List<Rule> rules = new ArrayList<>();
    List<Moment> moments = new ArrayList<>();
    if (tree instanceof JsonObject object) {
      fields.checkNames("", object, KEYS);
      RuleReader reader = new RuleReader(fields);
      fields.objects(
          "rules", object.get("rules"), (path, rule) -> rules.add(reader.rule(path, rule)));
      fields.objects(
          "moments", object.get("moments"), (path, one) -> moments.add(reader.moment(path, one)));
    } else if (!(tree instanceof JsonNull)) {
      fields.wrong("", "must be a mapping with `rules` or `moments`", tree);
    }
    return new BreakingFile(rules, moments);
  }

  List<Rule> rules() {
    return rules;
  }

  List<Moment> moments() {
    return moments;
  }
}
