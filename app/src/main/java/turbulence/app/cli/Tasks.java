package turbulence.app.cli;

/// Which command does what. A class is loaded only once its command is called.
final class Tasks {
  private Tasks() {}

  /// @param name the words that call it, such as `settings get`
  static Task of(String name) {
    return switch (name) {
      case "run" -> new RunCommand();
      case "plan" -> new PlanCommand();
      case "rights" -> new RightsCommand();
      case "rehearse" -> new RehearseCommand();
      case "simulate" -> new SimulateCommand();
      case "simulate node add",
          "simulate node stop",
          "simulate node start",
          "simulate node remove",
          "simulate node list" ->
          new NodeCommand();
      case "simulate graph" -> new GraphCommand();
      case "validate" -> new ValidateCommand();
      case "discover" -> new DiscoverCommand();
      case "init" -> new InitCommand();
      case "info" -> new InfoCommand();
      case "settings show", "settings get", "settings set", "settings remove" ->
          new SettingsCommand();
      case "recover" -> new RecoverCommand();
      case "undo" -> new UndoCommand();
      case "stop" -> new StopCommand();
      case "schema" -> new SchemaCommand();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException("nothing to do for " + name);
    };
  }
}
