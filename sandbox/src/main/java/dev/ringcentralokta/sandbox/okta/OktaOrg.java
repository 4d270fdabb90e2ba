package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state of the org, behind one lock. The public methods are for seeding, for what happens to people and groups
 * outside of any app, and for looking; what a vendor's client does goes over HTTP.
 */
public final class OktaOrg {

    /** The org's identifier. */
    public static final String ID = "00osim000000000011d7";

    private final OrgContext context;
    private final Users users;
    private final Groups groups;
    private final Mappings mappings;
    private final PushJobs push;
    private final AppUsers appUsers;
    private final AppGroups appGroups;
    private final Apps apps;
    private final ServiceApps serviceApps;
    private final People people;
    private String apiToken;

    OktaOrg(OktaOptions options, Clock clock) {
        context = new OrgContext(options, clock);
        apiToken = options.apiToken();
        users = new Users(context);
        groups = new Groups(context);
        mappings = new Mappings(context);
        push = new PushJobs(context);
        appUsers = new AppUsers(context, users, mappings, push);
        GroupReconciliation reconciliation = new GroupReconciliation(context, users, appUsers);
        appGroups = new AppGroups(context, groups, reconciliation);
        apps = new Apps(context, mappings, reconciliation);
        serviceApps = new ServiceApps(context);
        people = new People(context, users, groups, apps, appUsers, reconciliation);
    }

    /**
     * Adds a person, also to the group Everyone.
     *
     * @param profile attributes beside login, email (equal to the login), firstName and lastName
     * @return the person's identifier
     */
    public synchronized String addUser(
            String login, String firstName, String lastName, UserStatus status, Map<String, String> profile) {
        ObjectNode all = Json.object()
                .put("firstName", firstName)
                .put("lastName", lastName)
                .put("login", login)
                .put("email", login);
        profile.forEach(all::put);
        return people.add(status, all).id();
    }

    /** Moves a person to another status; DEPROVISIONED takes all groups and apps away from them. */
    public synchronized void setUserStatus(String idOrLogin, UserStatus status) {
        catchUp();
        people.move(users.find(idOrLogin), status);
    }

    /** Deactivates and deletes a person. */
    public synchronized void deleteUser(String idOrLogin) {
        catchUp();
        User user = users.find(idOrLogin);
        people.move(user, UserStatus.DEPROVISIONED);
        people.delete(user);
    }

    /** Changes an attribute of a person's profile; pushed to apps where profile updates are. */
    public synchronized void setUserAttribute(String idOrLogin, String attribute, String value) {
        catchUp();
        ObjectNode sent = Json.object();
        sent.putObject("profile").put(attribute, value);
        people.update(users.find(idOrLogin), sent, false);
    }

    /** Adds a group; names need not be unique. Returns its identifier. */
    public synchronized String addGroup(String name, GroupType type, String... logins) {
        Group group = groups.add(name, type);
        for (String login : logins) {
            group.add(users.find(login).id(), context.now());
        }
        return group.id();
    }

    /** Gives a group another name. */
    public synchronized void renameGroup(String groupId, String name) {
        groups.get(groupId).rename(name, "", context.now());
    }

    /** Deletes a group, and with it its assignments; its members stay in the org. */
    public synchronized void deleteGroup(String groupId) {
        catchUp();
        people.deleteGroup(groups.get(groupId));
    }

    /**
     * Adds an identity provider, of which only the profile mapping shows here.
     *
     * @return the provider's identifier
     */
    public synchronized String addIdentityProvider(String name) {
        return mappings.addProvider(name);
    }

    /** Adds a person to a group. */
    public synchronized void addMember(String groupId, String idOrLogin) {
        catchUp();
        people.join(groups.get(groupId), users.find(idOrLogin));
    }

    /** Takes a person out of a group. */
    public synchronized void removeMember(String groupId, String idOrLogin) {
        catchUp();
        people.leave(groups.get(groupId), users.find(idOrLogin));
    }

    /** The identifier of the person with this login. */
    public synchronized String userId(String login) {
        return users.find(login).id();
    }

    /** The identifiers of all groups of exactly this name, oldest first. */
    public synchronized List<String> groupIds(String name) {
        return groups.list().stream()
                .filter(group -> group.name().equals(name))
                .map(Group::id)
                .toList();
    }

    /**
     * Registers a service app that may ask for tokens with {@code private_key_jwt}.
     *
     * @param publicJwk the public key as a JWK
     * @param scopes the scopes granted, such as {@code okta.apps.manage}
     */
    public synchronized void registerServiceApp(String clientId, String publicJwk, Set<String> scopes) {
        serviceApps.register(clientId, publicJwk, scopes);
    }

    /** Ticks or un-ticks a service app's box that DPoP is required; tokens at hand stay as they are. */
    public synchronized void requireDpop(String clientId, boolean required) {
        serviceApps.requireDpop(clientId, required);
    }

    /**
     * Gives a service app an admin role that can use only some of its scopes. The token endpoint still returns every
     * granted scope; calls that need one of the others are answered 403 {@code E0000006} (okta-api.md §1). Without, the
     * role of a service app can use all of its scopes.
     */
    public synchronized void restrictServiceApp(String clientId, Set<String> usableScopes) {
        serviceApps.restrict(clientId, usableScopes);
    }

    /** Makes all access tokens invalid that a service app got so far: 401 {@code E0000011}; it may ask for new ones. */
    public synchronized void revokeTokens(String clientId) {
        serviceApps.revokeTokens(clientId);
    }

    /** Replaces the admin's SSWS token; the one before is answered 401 {@code E0000011} from now on. */
    public synchronized void rotateApiToken(String token) {
        apiToken = token;
    }

    /** Lets provisioning jobs of this person fail from now on, as when the app has no licence left. */
    public synchronized void failProvisioning(String idOrLogin, String reason) {
        push.fail(users.find(idOrLogin).id(), reason);
    }

    /** Takes {@link #failProvisioning} back. */
    public synchronized void healProvisioning(String idOrLogin) {
        push.heal(users.find(idOrLogin).id());
    }

    /** All apps, as the API shows them. */
    public synchronized List<ObjectNode> appList() {
        catchUp();
        return apps.list().stream().map(app -> app.json()).toList();
    }

    /** The people assigned to an app, as the API shows them. */
    public synchronized List<ObjectNode> appUserList(String appId) {
        catchUp();
        App app = apps.get(appId);
        return app.users().values().stream()
                .map(user -> user.json(context, app))
                .toList();
    }

    /** The groups assigned to an app, as the API shows them. */
    public synchronized List<ObjectNode> appGroupList(String appId) {
        catchUp();
        App app = apps.get(appId);
        return app.groups().values().stream()
                .map(group -> group.json(context, app))
                .toList();
    }

    /** The two profile mappings of an app with their rules, as the API shows them. */
    public synchronized List<ObjectNode> appMappingList(String appId) {
        App app = apps.get(appId);
        return mappings.list().stream()
                .filter(mapping -> mapping.of(app))
                .map(mapping -> mapping.json(context, true))
                .toList();
    }

    /** The access tokens that service apps got and that count, for tests that look where they leak. */
    public synchronized List<String> accessTokens() {
        return serviceApps.tokens();
    }

    /** The System Log, oldest first. */
    public synchronized List<ObjectNode> logEvents() {
        catchUp();
        return List.copyOf(context.log().events());
    }

    /** Carries out what the org had to do until now. */
    void catchUp() {
        context.log().causedBySystem();
        context.jobs().runDue();
    }

    void listensOn(URI url) {
        context.listensOn(url);
    }

    OrgContext context() {
        return context;
    }

    Users users() {
        return users;
    }

    Groups groups() {
        return groups;
    }

    People people() {
        return people;
    }

    Mappings mappings() {
        return mappings;
    }

    AppUsers appUsers() {
        return appUsers;
    }

    AppGroups appGroups() {
        return appGroups;
    }

    Apps apps() {
        return apps;
    }

    /** The SSWS token that counts now. */
    String apiToken() {
        return apiToken;
    }

    ServiceApps serviceApps() {
        return serviceApps;
    }
}
