package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.ImportRules;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult;
import dev.ringcentralokta.operator.importing.groups.run.GroupImports;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.Stop;
import dev.ringcentralokta.operator.importing.run.Imports;
import dev.ringcentralokta.operator.importing.run.Outcome;
import dev.ringcentralokta.operator.importing.run.PeopleImport;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Instant;
import java.util.Optional;

/** One import into Okta: people, and once all of them are done, groups. */
final class OperatorImport {

    /**
     * How far it came.
     *
     * @param began when it began, where it got to its end; else empty
     */
    record Result(Report report, Optional<Instant> began) {

        private static Result notEnded(Report report) {
            return new Result(report, Optional.empty());
        }
    }

    private final Imports imports;
    private final GroupImports groupImports;

    OperatorImport(Imports imports, GroupImports groupImports) {
        this.imports = imports;
        this.groupImports = groupImports;
    }

    /**
     * Imports, or only plans where nothing may be written.
     *
     * @param full whether everything in Okta is looked at anew
     * @throws ApiException where a vendor ended it, but for a rate limit
     */
    Result run(SettingsContext context, ImportRules rules, boolean full) {
        Outcome<PeopleImport> outcome = people(context, rules, full);
        if (!(outcome instanceof Outcome.Imported<PeopleImport> imported)) {
            return Result.notEnded(obstacle(outcome));
        }
        PeopleImport people = imported.result();
        failAt(people.result().stop());
        if (!people.result().ended()
                || !context.integration().getSpec().provisioning().importGroups()) {
            return ended(context, people, Optional.empty());
        }
        Outcome<GroupImportResult> groups = groups(context, people, full);
        if (!(groups instanceof Outcome.Imported<GroupImportResult> importedGroups)) {
            return Result.notEnded(obstacle(groups));
        }
        failAt(importedGroups.result().stop());
        return ended(context, people, Optional.of(importedGroups.result()));
    }

    private Outcome<PeopleImport> people(SettingsContext context, ImportRules rules, boolean full) {
        OktaClient okta = context.observing() ? context.okta() : context.okta().importing();
        Imports.Request request = new Imports.Request(
                context.settings(),
                context.integration(),
                okta.with(bulk(context)),
                rules,
                full,
                Annotations.value(context.settings(), Annotations.IMPORT_REQUESTED_AT));
        return context.observing() ? imports.observe(request) : imports.run(request);
    }

    private Outcome<GroupImportResult> groups(SettingsContext context, PeopleImport people, boolean full) {
        OktaClient okta = context.observing() ? context.okta() : context.okta().importingGroups();
        GroupImports.Request request = new GroupImports.Request(
                context.settings(),
                context.integration(),
                okta.with(bulk(context)),
                people.links(),
                new Rules(
                        context.integration().getSpec().removalGuard().maxPercent(),
                        Annotations.value(context.settings(), Annotations.RELEASE_REMOVALS)),
                full);
        return context.observing() ? groupImports.observe(request) : groupImports.run(request);
    }

    private Result ended(SettingsContext context, PeopleImport people, Optional<GroupImportResult> groups) {
        Report report = new ImportReport(
                        context, people.result(), groups.map(result -> new GroupImportReport(context, result)))
                .report();
        boolean ended =
                people.result().ended() && groups.map(GroupImportResult::ended).orElse(true);
        if (!ended || context.observing()) {
            return Result.notEnded(report);
        }
        imports.end(context.integration());
        return new Result(report, Optional.of(people.began()));
    }

    private static Caller bulk(SettingsContext context) {
        return Caller.bulk("import " + context.integration().getMetadata().getUid());
    }

    /** A rate limit is told of with what was done until then; all else as any other failure of a vendor. */
    private static void failAt(Optional<Stop> stop) {
        if (stop.orElse(null) instanceof ByVendor by && !(by.failure() instanceof ApiFailure.Wait)) {
            throw new ApiException(by.failure());
        }
    }

    private static Report obstacle(Outcome<?> outcome) {
        return Report.of(
                outcome instanceof Outcome.NoMemory<?> memory
                        ? Finding.fails(
                                ConditionType.ToOktaSynced,
                                memory.passes() ? Reason.VendorUnavailable : Reason.Conflict,
                                memory.message())
                        : Finding.fails(
                                ConditionType.ToOktaSynced,
                                Reason.WaitingForIntegration,
                                "Nobody is signed in to RingCentral: see RingCentralAuthenticated of the integration."));
    }
}
