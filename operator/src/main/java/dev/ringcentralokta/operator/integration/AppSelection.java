package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Application;
import dev.ringcentralokta.operator.api.v1alpha1.Application.Adoption;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.status.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which app of the org is meant, or that one has to be created; design §3, "creation is crash-safe". */
public sealed interface AppSelection {

    /** This app. */
    record Use(App app) implements AppSelection {}

    /** None is there, and one may be created. */
    record Create() implements AppSelection {}

    /** One may have been created a moment ago, and Okta's listing may not show it yet. */
    record Wait(Instant until) implements AppSelection {}

    /** None can be used, and none may be created. */
    record Refuse(Reason reason, String message) implements AppSelection {}

    /** How long after a creation with an unknown outcome a listing is not yet proof that nothing was created. */
    Duration CREATION_GRACE = Duration.ofSeconds(30);

    /**
     * What is known of the org.
     *
     * @param byId the app of the id that the manifest or the status names
     * @param byCatalogName all apps of the catalogue name
     */
    record Candidates(Optional<App> byId, List<App> byCatalogName) {}

    /**
     * Decides.
     *
     * @param wanted what the manifest declares
     * @param candidates what is in the org
     * @param creationPending when this integration last announced that it would create an app, if no app came of it yet
     * @param now the time
     */
    static AppSelection of(Application wanted, Candidates candidates, Optional<Instant> creationPending, Instant now) {
        if (wanted.id() != null) {
            return byId(wanted, wanted.id(), candidates.byId());
        }
        Optional<App> known = candidates.byId().filter(app -> app.name().equals(wanted.catalogName()));
        return known.<AppSelection>map(Use::new).orElseGet(() -> byLabel(wanted, candidates, creationPending, now));
    }

    private static AppSelection byId(Application wanted, String id, Optional<App> app) {
        if (app.isEmpty()) {
            return new Refuse(
                    Reason.AppNotFound,
                    "spec.application.id: the org has no app " + id
                            + ". Correct the id, or leave it out to find the app" + " by catalogName and label.");
        }
        if (!app.get().name().equals(wanted.catalogName())) {
            return new Refuse(
                    Reason.WrongApp,
                    "spec.application.id: app " + id + " is of the catalogue entry '"
                            + app.get().name() + "', not '" + wanted.catalogName()
                            + "'. Correct the id or spec.application.catalogName.");
        }
        return new Use(app.get());
    }

    private static AppSelection byLabel(
            Application wanted, Candidates candidates, Optional<Instant> creationPending, Instant now) {
        List<App> matching = candidates.byCatalogName().stream()
                .filter(app -> app.label().equals(wanted.label()))
                .toList();
        if (matching.size() > 1) {
            return new Refuse(
                    Reason.AmbiguousApp,
                    "The org has " + matching.size() + " apps of '" + wanted.catalogName() + "' with the label '"
                            + wanted.label() + "' (" + ids(matching) + "). Say which one with spec.application.id.");
        }
        return matching.stream()
                .findFirst()
                .map(app -> found(wanted, app, creationPending))
                .orElseGet(() -> notFound(wanted, candidates.byCatalogName(), creationPending, now));
    }

    private static AppSelection found(Application wanted, App app, Optional<Instant> creationPending) {
        boolean ours = creationPending.isPresent();
        if (wanted.adoption() == Adoption.CreateOnly && !ours) {
            return new Refuse(
                    Reason.AppAlreadyExists,
                    "The org has the app '" + app.label() + "' (" + app.id()
                            + ") already. Set spec.application.adoption to"
                            + " AdoptOrCreate to take it over, or choose another label.");
        }
        return new Use(app);
    }

    private static AppSelection notFound(
            Application wanted, List<App> others, Optional<Instant> creationPending, Instant now) {
        if (wanted.adoption() == Adoption.AdoptOnly) {
            return new Refuse(
                    Reason.AppNotFound,
                    "The org has no app of '" + wanted.catalogName() + "' with the label '" + wanted.label() + "'"
                            + (others.isEmpty() ? "" : ", only " + labels(others))
                            + ". Correct spec.application.label, or set adoption to AdoptOrCreate.");
        }
        return creationPending
                .map(since -> since.plus(CREATION_GRACE))
                .filter(now::isBefore)
                .<AppSelection>map(Wait::new)
                .orElseGet(Create::new);
    }

    private static String ids(List<App> apps) {
        return apps.stream().map(App::id).collect(Collectors.joining(", "));
    }

    private static String labels(List<App> apps) {
        return apps.stream()
                .map(app -> "'" + app.label() + "' (" + app.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
