package turbulence.simulator.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test of a class a fresh cluster, and ends it afterwards: by `@RegisterExtension`
/// with a description, or by `@ExtendWith` with the usual one. Tests get it as a parameter of type
/// [Simulator], or from [#simulator]. A test during which the simulator itself made a mistake
/// fails.
public final class SimulatorExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private final Scenario scenario;
  private @Nullable Simulator running;

  /// Three nodes, nothing on them, and time that only the test moves.
  public SimulatorExtension() {
    this(Simulator.builder().handDriven());
  }

  public SimulatorExtension(Scenario scenario) {
    this.scenario = scenario;
  }

  /// The cluster of the test that is running.
  public Simulator simulator() {
    if (running == null) {
      throw new IllegalStateException("no test is running");
    }
    return running;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running = scenario.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Simulator ended = simulator();
    running = null;
    ended.close();
    List<Throwable> mistakes = ended.mistakes();
    if (!mistakes.isEmpty()) {
      throw new AssertionError("a mistake of the simulator itself", mistakes.getFirst());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Simulator.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return simulator();
  }
}
