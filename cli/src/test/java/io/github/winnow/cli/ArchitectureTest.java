package io.github.winnow.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules between and inside Winnow's modules. They stand here because the command line is the
 * one published module that sees all others. What a module is, and what it exports, is read from
 * its {@code module-info}; a new module is under the rules as soon as the command line uses it.
 */
class ArchitectureTest {

  /** Fewer classes than this were not looked at by accident. Raise it as code lands. */
  private static final int MINIMUM_CLASSES = 100;

  private static final String CORE = "io.github.winnow.core";
  private static final String CLI = "io.github.winnow.cli";
  private static final Set<String> EXPECTED_MODULES = Set.of(
      CORE,
      CLI,
      "io.github.winnow.detectors.basic",
      "io.github.winnow.detectors.graph",
      "io.github.winnow.io",
      "io.github.winnow.testkit");

  /** Their last bits differ between processors; a verdict must not. */
  private static final Set<String> PLATFORM_DEPENDENT_MATH = Set.of(
      "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log",
      "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");

  private static final Map<String, String> MODULE_OF_PACKAGE = new HashMap<>();
  private static final Set<String> EXPORTED_PACKAGES = new HashSet<>();
  private static JavaClasses all = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readModules() {
    List<Location> locations = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      for (ModuleReference module : ModuleFinder.of(Path.of(entry)).findAll()) {
        ModuleDescriptor descriptor = module.descriptor();
        if (descriptor.name().startsWith("io.github.winnow.")) {
          descriptor.packages().forEach(p -> MODULE_OF_PACKAGE.put(p, descriptor.name()));
          descriptor.exports().forEach(e -> EXPORTED_PACKAGES.add(e.source()));
          locations.add(Location.of(module.location().orElseThrow()));
        }
      }
    }
    all = new ClassFileImporter().importLocations(locations);
  }

  @Test
  void everyModuleIsLookedAt() {
    Set<String> modules = Set.copyOf(MODULE_OF_PACKAGE.values());
    assertTrue(
        modules.containsAll(EXPECTED_MODULES),
        () -> "expected at least " + EXPECTED_MODULES + " but found " + modules);
    long classes =
        all.stream().filter(c -> !c.getSimpleName().equals("package-info")).count();
    assertTrue(
        classes >= MINIMUM_CLASSES,
        () -> "only " + classes + " classes were found; the rules would hold for want of code");
  }

  @Test
  void modulesSeeWhatTheyMay() {
    classes()
        .should(new ArchCondition<JavaClass>("use only modules that theirs may see") {
          @Override
          public void check(JavaClass type, ConditionEvents events) {
            String from = moduleOf(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
              String to = MODULE_OF_PACKAGE.get(dependency.getTargetClass().getPackageName());
              if (to != null && !maySee(from, to)) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
              }
            }
          }
        })
        .check(all);
  }

  private static boolean maySee(String from, String to) {
    return from.equals(to) || from.equals(CLI) || (to.equals(CORE) && !from.equals(CORE));
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .assignedFrom(new SliceAssignment() {
          @Override
          public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
          }

          @Override
          public String getDescription() {
            return "packages";
          }
        })
        .should()
        .beFreeOfCycles()
        .check(all);
  }

  @Test
  void exportedSignaturesNameOnlyTheJdkAndWinnow() {
    classes()
        .that(where("are exported by a library", ArchitectureTest::isExported))
        .should(new ArchCondition<JavaClass>("name only types of the JDK and of Winnow") {
          @Override
          public void check(JavaClass type, ConditionEvents events) {
            signatureTypes(type)
                .map(JavaClass::getBaseComponentType)
                .filter(named -> !named.isPrimitive())
                .filter(named -> !named.getPackageName().startsWith("java."))
                .filter(named -> !MODULE_OF_PACKAGE.containsKey(named.getPackageName()))
                .forEach(named -> events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " names " + named.getName())));
          }
        })
        .check(all);
  }

  private static Stream<JavaClass> signatureTypes(JavaClass type) {
    Stream<JavaClass> parents = Stream.concat(
            type.getSuperclass().stream(), type.getInterfaces().stream())
        .flatMap(parent -> parent.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> members = type.getMembers().stream()
        .filter(member -> isApi(member.getModifiers()))
        .flatMap(member -> member.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> thrown = type.getCodeUnits().stream()
        .filter(member -> isApi(member.getModifiers()))
        .flatMap(member -> member.getExceptionTypes().stream());
    return Stream.of(parents, members, thrown).flatMap(types -> types);
  }

  private static boolean isExported(JavaClass type) {
    return EXPORTED_PACKAGES.contains(type.getPackageName())
        && !moduleOf(type).equals(CLI)
        && isReachable(type);
  }

  private static boolean isReachable(JavaClass type) {
    return isApi(type.getModifiers())
        && type.getEnclosingClass().map(ArchitectureTest::isReachable).orElse(true);
  }

  private static boolean isApi(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  @Test
  void testToolsReachNoHost() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.mockito..", "org.opentest4j..", "com.tngtech..")
        .check(all);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = all.stream()
        .map(JavaClass::getPackage)
        .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
        .map(p -> p.getName())
        .collect(Collectors.toSet());
    assertEquals(Set.of(), unmarked, "packages without @NullMarked in their package-info");
  }

  /** The same events give the same verdicts, tomorrow and on another machine. */
  @Test
  void librariesReadNoClockAndDrawNothingUnseeded() {
    noClasses()
        .that(where("are in a library", type -> !moduleOf(type).equals(CLI)))
        .should()
        .accessTargetWhere(where("it reads a clock", access -> isClock(access.getTarget())))
        .orShould()
        .accessTargetWhere(where("it draws unseeded", access -> isUnseeded(access.getTarget())))
        .orShould()
        .accessTargetWhere(where(
            "its last bits differ between processors (use StrictMath)",
            access -> isUnstrict(access.getTarget())))
        .check(all);
  }

  private static boolean isClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    return switch (target.getName()) {
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "now" -> owner.startsWith("java.time.") && !takesArguments(target);
      default -> owner.equals("java.time.Clock") && target.getName().startsWith("system");
    };
  }

  private static boolean isUnseeded(AccessTarget target) {
    return switch (target.getOwner().getName()) {
      case "java.util.Random", "java.util.SplittableRandom" ->
        target.getName().equals("<init>") && !takesArguments(target);
      case "java.util.concurrent.ThreadLocalRandom" -> true;
      case "java.util.UUID" -> target.getName().equals("randomUUID");
      case "java.lang.Math" -> target.getName().equals("random");
      default -> false;
    };
  }

  private static boolean isUnstrict(AccessTarget target) {
    return target.getOwner().getName().equals("java.lang.Math")
        && PLATFORM_DEPENDENT_MATH.contains(target.getName());
  }

  private static boolean takesArguments(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        && !unit.getRawParameterTypes().isEmpty();
  }

  private static <T> DescribedPredicate<T> where(String description, Predicate<T> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }

  private static String moduleOf(JavaClass type) {
    return requireNonNull(MODULE_OF_PACKAGE.get(type.getPackageName()), type.getName());
  }
}
