package org.clearway.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.clearway.app.shared.time.ClearwayClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.event.TransactionalEventListener;

@AnalyzeClasses(packages = "org.clearway.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule timeComesFromTheOneClock = noClasses()
            .that()
            .areNotAssignableTo(ClearwayClock.class)
            .and()
            .resideOutsideOfPackage("org.clearway.app.shared.postgres")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because(
                    "a scenario sets the clock, and a test moves it; only the lock of a directory goes by the machine");

    @ArchTest
    static final ArchRule controllersHoldNoSql = noClasses()
            .that()
            .resideInAnyPackage("..web..", "org.clearway.app.situation..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(JdbcTemplate.class)
            .because("a controller reads parameters, calls one use case and renders");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what an object needs stands in its constructor");

    @ArchTest
    static final ArchRule nobodyAsksForASecondConnection = noMethods()
            .should()
            .beAnnotatedWith(TransactionalEventListener.class)
            .because("it marks its event in a transaction of its own while the first still holds its connection;"
                    + " AfterCommit needs none");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(?<!Transaction)Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Data")
            .orShould()
            .haveSimpleNameEndingWith("Info")
            .because("a name of the field tells more")
            .as("no class is called Impl, Manager, Helper, Util, Data or Info");

    @ArchTest
    static final ArchRule onlyChainAndMatchingCallTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages("org.clearway.app.chain..", "org.clearway.app.matching..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.clearway.engine..")
            .because("every other module asks the chain module");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
            .because("a missing value is written @Nullable");
}
