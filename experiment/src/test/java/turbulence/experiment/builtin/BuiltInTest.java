package turbulence.experiment.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import turbulence.experiment.builtin.control.Bypass;
import turbulence.experiment.builtin.control.Repeat;
import turbulence.experiment.builtin.control.Safeguards;
import turbulence.experiment.builtin.control.Synchronization;
import turbulence.experiment.builtin.exit.ExitGracefully;
import turbulence.experiment.builtin.exit.ExitUngracefully;
import turbulence.experiment.builtin.idle.IdleFor;
import turbulence.experiment.extension.Capability;
import turbulence.experiment.extension.CapabilityKit;
import turbulence.experiment.extension.Catalog;
import turbulence.experiment.extension.Extension;
import turbulence.experiment.extension.Plugins;
import turbulence.experiment.extension.Scope;
import turbulence.experiment.world.SystemWorld;
import turbulence.experiment.world.World;

class BuiltInTest extends CapabilityKit {
  @Override
  protected List<Extension> extensions() {
    return BuiltIn.extensions();
  }

  @Override
  protected List<Capability> lasting() {
    return List.of(new IdleFor(Duration.ofMinutes(1)));
  }

  @Override
  protected Scope scope(Runnable waiting) {
    World real = SystemWorld.create();
    World world =
        new World(
            real.clock(),
            real.nanos(),
            real.random(),
            time -> {
              waiting.run();
              real.sleep(time);
            },
            real.environment(),
            real.root(),
            real.dial(),
            real.output());
    return new TestScope().in(world);
  }

  @Test
  void what_files_name_is_found_under_its_old_names() {
    Catalog catalog = new Catalog(BuiltIn.extensions(), Plugins.NONE);
    assertThat(catalog.capability("chaosaddons.utils.idle", "idle_for")).contains(IdleFor.class);
    assertThat(catalog.capability("chaoslib.exit", "exit_gracefully"))
        .contains(ExitGracefully.class);
    assertThat(catalog.capability("chaoslib.exit", "exit_ungracefully"))
        .contains(ExitUngracefully.class);
    assertThat(catalog.control("chaosaddons.controls.repeat")).contains(Repeat.class);
    assertThat(catalog.control("chaosaddons.controls.safeguards")).contains(Safeguards.class);
    assertThat(catalog.control("chaosaddons.controls.bypass")).contains(Bypass.class);
    assertThat(catalog.control("chaosaddons.controls.synchronization"))
        .contains(Synchronization.class);
  }
}
