package dev.ringcentralokta.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md: kinds → clients → ratelimit and http, and never back. */
@AnalyzeClasses(packages = "dev.ringcentralokta.operator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.ringcentralokta.operator";
    private static final String[] CLIENTS = {
        ROOT + ".http..", ROOT + ".ratelimit..", ROOT + ".okta..", ROOT + ".ringcentral.."
    };
    private static final String[] KINDS = {ROOT + ".integration..", ROOT + ".settings..", ROOT + ".assignment.."};

    @ArchTest
    static final ArchRule typesKnowNothingOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + ".api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT,
                    ROOT + ".http..",
                    ROOT + ".ratelimit..",
                    ROOT + ".okta..",
                    ROOT + ".ringcentral..",
                    ROOT + ".status..",
                    ROOT + ".change..",
                    ROOT + ".connection..",
                    ROOT + ".expression..",
                    ROOT + ".importing..",
                    ROOT + ".resource..",
                    ROOT + ".integration..",
                    ROOT + ".settings..",
                    ROOT + ".assignment..",
                    ROOT + ".removal..",
                    ROOT + ".provisioning..",
                    ROOT + ".session..",
                    ROOT + ".health..",
                    ROOT + ".telemetry..",
                    ROOT + ".web..");

    @ArchTest
    static final ArchRule clientsKnowNoKubernetes = noClasses()
            .that()
            .resideInAnyPackage(CLIENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..", ROOT + ".api..");

    @ArchTest
    static final ArchRule clientsDependOnNothingButWhatTheyShare = classes()
            .that()
            .resideInAnyPackage(CLIENTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".http..",
                    ROOT + ".ratelimit..",
                    ROOT + ".okta..",
                    ROOT + ".ringcentral..",
                    "java..",
                    "javax..",
                    "org.w3c.dom..",
                    "org.xml.sax..",
                    "okhttp3..",
                    "okio..",
                    "com.fasterxml.jackson..",
                    "com.nimbusds..",
                    "kotlin..",
                    "org.slf4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule expressionsKnowTheJdkOnly = classes()
            .that()
            .resideInAPackage(ROOT + ".expression..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".expression..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule importsArePlannedWithoutKubernetes = noClasses()
            .that()
            .resideInAPackage(ROOT + ".importing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..",
                    "io.javaoperatorsdk..",
                    "okhttp3..",
                    ROOT + ".connection..",
                    ROOT + ".importing.run..");

    @ArchTest
    static final ArchRule importsOfGroupsArePlannedWithoutKubernetes = noClasses()
            .that()
            .resideInAPackage(ROOT + ".importing.groups")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..",
                    "io.javaoperatorsdk..",
                    "okhttp3..",
                    ROOT + ".connection..",
                    ROOT + ".importing.run..",
                    ROOT + ".importing.groups.run..");

    @ArchTest
    static final ArchRule onlyTheRootKnowsEverything = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule integrationsKnowNoOtherKind = kindsApart(KINDS[0], KINDS[1], KINDS[2]);

    @ArchTest
    static final ArchRule settingsKnowNoOtherKind = kindsApart(KINDS[1], KINDS[0], KINDS[2]);

    @ArchTest
    static final ArchRule assignmentsKnowNoOtherKind = kindsApart(KINDS[2], KINDS[0], KINDS[1]);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    private static ArchRule kindsApart(String kind, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(kind)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
