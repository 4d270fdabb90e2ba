package dev.ringcentralokta.sandbox.okta;

import java.util.HashMap;
import java.util.Map;

/** The asynchronous provisioning jobs of the apps (okta-api.md §8.1); only those who come after switching on are pushed. */
final class PushJobs {

    private final OrgContext org;
    private final Map<String, String> failures = new HashMap<>();
    private long nextExternalId = 400_000_001L;

    PushJobs(OrgContext org) {
        this.org = org;
    }

    /** Lets jobs of this person fail from now on. */
    void fail(String userId, String reason) {
        failures.put(userId, reason);
    }

    void heal(String userId) {
        failures.remove(userId);
    }

    void created(App app, AppUser user) {
        if (app.provisioning().pushesNewUsers()) {
            user.move(AppUser.State.PUSHING, org.now());
            schedule(app, user, AppUser.State.PUSHING);
        }
    }

    void updated(App app, AppUser user) {
        if (app.provisioning().pushesProfiles() && user.state() == AppUser.State.PUSHED) {
            user.move(AppUser.State.UPDATING, org.now());
            schedule(app, user, AppUser.State.UPDATING);
        }
    }

    void removed(App app, AppUser user) {
        if (app.provisioning().pushesDeactivation() && user.state() == AppUser.State.PUSHED) {
            org.log()
                    .success(
                            "application.provision.user.deactivate",
                            "Deactivate user's application account",
                            user.target(),
                            app.target());
        }
    }

    private void schedule(App app, AppUser user, AppUser.State expected) {
        org.jobs().in(org.options().provisioningDelay(), () -> {
            boolean stillAssigned = app.users().get(user.user().id()) == user;
            if (stillAssigned && user.state() == expected) {
                run(app, user);
            }
        });
    }

    private void run(App app, AppUser user) {
        String reason = failures.get(user.user().id());
        if (reason == null) {
            user.pushed(Long.toString(nextExternalId++), org.now());
            org.log()
                    .success(
                            "application.provision.user.push",
                            "Push user's profile to external application",
                            user.target(),
                            app.target());
        } else {
            user.move(AppUser.State.FAILED, org.now());
            org.log()
                    .failure(
                            "application.provision.user.push",
                            "Push user's profile to external application",
                            reason,
                            user.target(),
                            app.target());
        }
    }
}
