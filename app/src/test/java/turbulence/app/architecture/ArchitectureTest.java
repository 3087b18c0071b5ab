package turbulence.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of ARCHITECTURE.md that classes can break, kept by the build.
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> THE_DOOR =
      resideInAPackage("turbulence.experiment.world..")
          .or(resideInAPackage("turbulence.simulator.time.."))
          .or(describe("Main", type -> type.getName().startsWith("turbulence.app.Main")));

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Ours.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> touching(String pattern) {
    DescribedPredicate<AccessTarget> target =
        describe(pattern, member -> member.getFullName().matches(pattern));
    return JavaAccess.Predicates.target(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java\\.time\\.[\\w.]+\\.now\\(.*",
        "java\\.time\\.(Clock|InstantSource)\\.(system|tick).*",
        "java\\.util\\.Date\\.<init>\\(\\)",
        "java\\.lang\\.System\\.(nanoTime|currentTimeMillis|getenv|exit)\\(.*",
        "java\\.lang\\.Runtime\\.(exit|halt)\\(.*",
        "java\\.lang\\.Thread\\.sleep\\(.*",
        "java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*",
        "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
        "java\\.lang\\.Math\\.random\\(.*",
        "java\\.util\\.Random\\.<init>\\(\\)",
        "java\\.util\\.random\\.RandomGenerator\\.(of|getDefault)\\(.*",
        "java\\.util\\.UUID\\.randomUUID\\(.*",
        "java\\.net\\.Socket\\.<init>\\((?!java\\.net\\.SocketImpl).*",
        "java\\.nio\\.channels\\.SocketChannel\\.open\\(.*",
      })
  void time_chance_environment_and_network_come_through_one_door(String member) {
    check(
        noClasses()
            .that(not(THE_DOOR))
            .should()
            .accessTargetWhere(touching(member))
            .because("World is the one door, so that a test can be the world"));
  }

  @ParameterizedTest
  @CsvSource({
    "turbulence.json.., turbulence.experiment..",
    "turbulence.json.., turbulence.app..",
    "turbulence.experiment.., turbulence.app..",
    "turbulence.experiment.., turbulence.simulator..",
    "turbulence.json.., turbulence.simulator..",
    "turbulence.simulator.., turbulence.experiment..",
    "turbulence.simulator.., turbulence.app..",
    "turbulence.simulator.., turbulence.faults..",
    "turbulence.json.., turbulence.faults..",
    "turbulence.experiment.., turbulence.faults..",
    "turbulence.faults.., turbulence.simulator..",
    "turbulence.faults.., turbulence.app..",
  })
  void modules_look_one_way(String lower, String upper) {
    check(
        noClasses()
            .that()
            .resideInAPackage(lower)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(upper));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turbulence.experiment.(*)..",
        "turbulence.app.(*)..",
        "turbulence.simulator.(*)..",
        "turbulence.faults.(*)..",
        "turbulence.faults.kubernetes.(*)..",
        "turbulence.(**)"
      })
  void rooms_form_no_circle(String rooms) {
    check(slices().matching(rooms).should().beFreeOfCycles());
  }

  @ParameterizedTest
  @CsvSource({
    "org.snakeyaml.., turbulence.json.yaml..",
    "picocli.., turbulence.app.cli..",
  })
  void a_library_stays_in_its_room(String library, String room) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(room)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tools.jackson..",
        "com.fasterxml..",
        "java.util.logging..",
        "java.util.prefs..",
        "sun..",
        "com.sun.."
      })
  void nobody_uses(String library) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("turbulence.app.signal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
    check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
  }

  @Test
  void names_say_what_a_thing_is() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*[.$](Abstract\\w*|\\w*(Impl|Utils?|Helper|Manager|Base))"));
  }

  @ParameterizedTest
  @CsvSource({"Command, turbulence.app.cli.."})
  void some_names_belong_to_one_room(String ending, String room) {
    check(
        classes()
            .that()
            .resideInAPackage("turbulence.app..")
            .and()
            .haveSimpleNameEndingWith(ending)
            .should()
            .resideInAPackage(room));
  }

  @Test
  void only_the_door_and_the_command_line_write_to_the_terminal() {
    check(
        noClasses()
            .that(not(THE_DOOR.or(resideInAPackage("turbulence.app.cli.."))))
            .should()
            .accessTargetWhere(touching("java\\.lang\\.System\\.(in|out|err|console).*")));
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                touching("java\\.lang\\.(Throwable|\\w*Exception)\\.printStackTrace\\(\\)")));
  }

  @Test
  void the_model_is_plain_data() {
    check(
        classes()
            .that()
            .resideInAPackage("..experiment.model..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "java..", "org.jspecify..", "turbulence.json..", "..experiment.model..")));
    check(
        classes()
            .that()
            .resideInAPackage("..experiment.model..")
            .and()
            .areTopLevelClasses()
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces());
  }

  @Test
  void every_step_is_a_record() {
    check(
        classes()
            .that()
            .implement("turbulence.experiment.extension.Capability")
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .beRecords());
  }
}
