package turbulence.experiment.extension;

import java.util.function.Consumer;
import java.util.function.Predicate;
import turbulence.experiment.model.Safety;
import turbulence.experiment.world.World;

/// A run, as those see it who guard it.
///
/// @param run its id
/// @param owner whose it is, in words: title, machine, process
/// @param stop ends it
/// @param over whether a run of that id was on this machine and its process is gone: who knows that
///   need not watch it
/// @param remarks told what Chaos Toolkit would not say
public record Charge(
    String run,
    String owner,
    World world,
    Safety safety,
    Stop stop,
    Predicate<String> over,
    Consumer<String> remarks) {}
