package org.omnidesk.hub.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.TransformerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house, read from the byte code of all rooms. */
class ArchitectureTest {

  private static final String TICKETS = "org.omnidesk.tickets..";
  private static final String AI = "org.omnidesk.ai..";
  private static final String API = "org.omnidesk.api..";
  private static final String CONNECTORS = "org.omnidesk.connectors..";
  private static final String SANDBOX = "org.omnidesk.sandbox..";
  private static final String BENCH = "org.omnidesk.bench..";
  private static final String HUB = "org.omnidesk.hub..";

  /** Who sees Camel's exchange, and why no domain type would do. */
  private static final Set<String> SEES_EXCHANGE =
      Set.of(
          // answers for Camel's contract check, whose interface hands the exchange in
          "org.omnidesk.api.contract.ContractRequestValidator",
          // header filter strategy of the SMS hook: Camel's interface hands the exchange in
          "org.omnidesk.connectors.sms.StripAllHeaders",
          // aggregation strategy that turns what became of a fed message into an HTTP status:
          // Camel's interface
          "org.omnidesk.connectors.sms.KeptOrFailed");

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.omnidesk");
    assertThat(all.contain("org.omnidesk.hub.OmniDesk")).isTrue();
  }

  @Test
  void tickets_know_no_other_room() {
    noClasses()
        .that()
        .resideInAPackage(TICKETS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AI, API, CONNECTORS, SANDBOX, HUB)
        .check(all);
  }

  @Test
  void the_rooms_above_know_tickets_and_nothing_of_each_other() {
    noClasses()
        .that()
        .resideInAPackage(AI)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(API, CONNECTORS, SANDBOX, HUB)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AI, CONNECTORS, SANDBOX, HUB)
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(CONNECTORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AI, API, SANDBOX, HUB)
        .check(all);
  }

  @Test
  void the_sandbox_knows_tickets_only() {
    noClasses()
        .that()
        .resideInAPackage(SANDBOX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AI, API, CONNECTORS, HUB)
        .check(all);
  }

  @Test
  void a_connector_knows_no_other_connector() {
    SlicesRuleDefinition.slices()
        .matching("org.omnidesk.connectors.(*)..")
        .should()
        .notDependOnEachOther()
        .check(all);
  }

  @Test
  void nothing_that_runs_in_production_knows_the_bench() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BENCH)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BENCH)
        .check(all);
  }

  @Test
  void routes_are_yaml_and_not_java() {
    noClasses().should().beAssignableTo(RoutesBuilder.class).check(all);
  }

  @Test
  void beans_see_domain_types_and_not_camels_exchange() {
    Set<String> seeing =
        all.stream()
            .filter(type -> !type.getPackageName().equals("org.omnidesk.hub.messaging"))
            .filter(
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            dependency ->
                                dependency.getTargetClass().isEquivalentTo(Exchange.class)))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seeing).isEqualTo(new TreeSet<>(SEES_EXCHANGE));
  }

  @Test
  void every_package_says_what_it_is_for() {
    Set<String> silent =
        all.stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.containsClassWithSimpleName("package-info"))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(silent).isEmpty();
  }

  /**
   * An XML parser made elsewhere would read external entities: each room that reads XML has one
   * place for it.
   */
  @Test
  void xml_parsers_are_made_in_one_place_a_room() {
    Set<String> makers =
        all.stream()
            .filter(
                type ->
                    type.getMethodCallsFromSelf().stream()
                        .anyMatch(
                            call ->
                                call.getName().startsWith("new")
                                    && Set.of(
                                            DocumentBuilderFactory.class,
                                            SAXParserFactory.class,
                                            XMLInputFactory.class,
                                            TransformerFactory.class)
                                        .stream()
                                        .anyMatch(
                                            factory ->
                                                call.getTargetOwner().isEquivalentTo(factory))))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    System.out.println("XML parsers are made in " + makers);
    assertThat(
            makers.stream()
                .map(name -> name.replaceAll("(org\\.omnidesk\\.[a-z]+(\\.[a-z]+)?).*", "$1")))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothing_prints_a_stack_trace_or_ends_the_process() {
    noClasses().should().callMethod(Throwable.class, "printStackTrace").check(all);
    // a bench's programs are started by hand and answer with their status; the build starts the
    // trainers
    noClasses()
        .that()
        .resideOutsideOfPackage(BENCH)
        .and()
        .doNotHaveFullyQualifiedName("org.omnidesk.ai.adapter.TrainAdapter")
        .and()
        .doNotHaveFullyQualifiedName("org.omnidesk.ai.classify.TrainSeedModels")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(all);
  }
}
