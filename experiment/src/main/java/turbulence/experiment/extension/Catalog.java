package turbulence.experiment.extension;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import turbulence.experiment.words.Nearest;

/// Finds steps, controls and notifiers by the names that experiments use. Shared between threads.
///
/// A name is turned into that of a class and only this class is loaded, so that a start does not
/// get slower as the tables of contents grow. Plugins are looked at when a module's first word is
/// none of our own.
public final class Catalog {
  private final List<Extension> builtIn;
  private final Plugins plugins;

  public Catalog(List<Extension> builtIn, Plugins plugins) {
    this.builtIn = List.copyOf(builtIn);
    this.plugins = plugins;
  }

  public Optional<Class<? extends Capability>> capability(String module, String function) {
    List<Extension> candidates = candidates(module);
    for (Extension extension : candidates) {
      Class<? extends Capability> step = NameLaw.step(extension, module, function);
      if (step != null) {
        return Optional.of(step);
      }
    }
    String name = module + ":" + function;
    for (Listed listed : listed(candidates)) {
      if (listed.isNamed(name)) {
        return Optional.of(listed.step());
      }
    }
    return Optional.empty();
  }

  /// The step to use instead of that one, as `module:function`; null when it is not deprecated.
  public @Nullable String successor(String module, String function) {
    for (Extension extension : candidates(module)) {
      String successor = extension.successors().get(module + ":" + function);
      if (successor != null) {
        return successor;
      }
    }
    return null;
  }

  public Optional<Class<? extends Control>> control(String module) {
    return Optional.ofNullable(one(module, Control.class, Extension::controls));
  }

  public Optional<Class<? extends Notifier>> notifier(String module) {
    return Optional.ofNullable(one(module, Notifier.class, Extension::notifiers));
  }

  /// Whether there are steps in that module.
  public boolean hasModule(String module) {
    return modules(candidates(module)).contains(module);
  }

  /// The step that was probably meant by a name that leads nowhere, as `module:function`.
  public Optional<String> suggest(String module, String function) {
    List<Listed> all = listed(everything());
    List<String> sameModule = new ArrayList<>();
    List<String> sameFunction = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Listed listed : all) {
      names.add(listed.name());
      if (listed.module().equals(module)) {
        sameModule.add(listed.function());
      }
      if (listed.function().equals(function)) {
        sameFunction.add(listed.module());
      }
    }
    return Nearest.of(function, sameModule)
        .map(found -> module + ":" + found)
        .or(() -> Nearest.of(module, sameFunction).map(found -> found + ":" + function))
        .or(() -> Nearest.of(module + ":" + function, names));
  }

  /// The control that was probably meant by a module that leads nowhere.
  public Optional<String> suggestControl(String module) {
    List<String> modules = new ArrayList<>();
    for (Extension extension : everything()) {
      for (Class<? extends Control> control : extension.controls()) {
        modules.add(NameLaw.moduleOfOne(extension, control));
      }
    }
    return Nearest.of(module, modules);
  }

  /// Every step of the extensions in question, in the order of their tables of contents.
  public List<Listed> steps(List<Extension> extensions) {
    return listed(extensions);
  }

  /// Every step there is, plugins included.
  public List<Listed> steps() {
    return listed(everything());
  }

  /// Every extension there is, plugins included.
  public List<Extension> everything() {
    List<Extension> all = new ArrayList<>(builtIn);
    all.addAll(plugins.extensions());
    return all;
  }

  /// What is wrong with the plugins that were looked at.
  public List<String> pluginProblems() {
    return plugins.problems();
  }

  /// Which systems were worked on with what is shared, in words.
  public List<String> places(Shared shared) {
    List<String> places = new ArrayList<>();
    for (Extension extension : builtIn) {
      places.addAll(extension.places(shared));
    }
    return places;
  }

  /// Who puts things back, of every extension there is.
  public List<Undoer> undoers() {
    List<Undoer> undoers = new ArrayList<>();
    for (Extension extension : everything()) {
      undoers.addAll(extension.undoers());
    }
    return undoers;
  }

  /// Who guards runs, of every extension there is.
  public List<Safekeeper> safekeepers() {
    List<Safekeeper> safekeepers = new ArrayList<>();
    for (Extension extension : everything()) {
      safekeepers.addAll(extension.safekeepers());
    }
    return safekeepers;
  }

  private <T> @Nullable Class<? extends T> one(
      String module, Class<T> wanted, Function<Extension, List<Class<? extends T>>> contents) {
    List<Extension> candidates = candidates(module);
    for (Extension extension : candidates) {
      Class<? extends T> found = NameLaw.one(extension, module, wanted);
      if (found != null) {
        return found;
      }
    }
    for (Extension extension : candidates) {
      for (Class<? extends T> type : contents.apply(extension)) {
        AlsoNamed also = type.getAnnotation(AlsoNamed.class);
        if (also != null && List.of(also.value()).contains(module)) {
          return type;
        }
      }
    }
    return null;
  }

  /// The extensions that have the module's first word.
  private List<Extension> candidates(String module) {
    String word = firstWord(module);
    List<Extension> own = having(word, builtIn);
    return own.isEmpty() ? having(word, plugins.extensions()) : own;
  }

  private static List<Extension> having(String word, List<Extension> extensions) {
    List<Extension> having = new ArrayList<>(2);
    for (Extension extension : extensions) {
      if (firstWord(extension.prefix()).equals(word)) {
        having.add(extension);
      }
    }
    return having;
  }

  static String firstWord(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }

  private static List<Listed> listed(List<Extension> extensions) {
    List<Listed> all = new ArrayList<>();
    for (Extension extension : extensions) {
      for (Class<? extends Capability> step : extension.capabilities()) {
        all.add(Listed.of(extension, step));
      }
    }
    return all;
  }

  private static Set<String> modules(List<Extension> extensions) {
    Set<String> modules = new LinkedHashSet<>();
    for (Listed listed : listed(extensions)) {
      modules.add(listed.module());
      for (String other : listed.others()) {
        modules.add(other.substring(0, other.indexOf(':')));
      }
    }
    return modules;
  }
}
