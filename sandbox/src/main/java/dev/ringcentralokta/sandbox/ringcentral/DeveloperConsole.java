package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The app's page in the Developer Console: what its owner has set, and can change while clients use the app. */
public final class DeveloperConsole {

    private final String name;
    private final String clientId;
    private String clientSecret;
    private List<String> redirectUris;
    private Set<AuthFlow> flows;
    private List<String> permissions;
    private boolean refreshTokens;

    DeveloperConsole(RingCentralOptions options) {
        name = options.appName();
        clientId = options.clientId();
        clientSecret = options.clientSecret();
        redirectUris = options.redirectUris();
        flows = options.flows();
        permissions = options.appPermissions();
        refreshTokens = options.issueRefreshTokens();
    }

    /** The name that people see on the page Access Request. */
    public String name() {
        return name;
    }

    /** The app's client id. */
    public String clientId() {
        return clientId;
    }

    /** Replaces the client secret; the one before is refused from now on. */
    public synchronized void rotateSecret(String secret) {
        clientSecret = secret;
    }

    /** The addresses that a person may be sent back to. */
    public synchronized List<String> redirectUris() {
        return redirectUris;
    }

    /** Registers these addresses and no others. */
    public synchronized void registerRedirectUris(List<String> uris) {
        redirectUris = List.copyOf(uris);
    }

    /** Registers one address more. */
    public synchronized void addRedirectUri(String uri) {
        redirectUris =
                Stream.concat(redirectUris.stream(), Stream.of(uri)).distinct().toList();
    }

    /** Allows these ways to sign in and no others; sessions that are open go on. */
    public synchronized void allow(Set<AuthFlow> ways) {
        flows = Set.copyOf(ways);
    }

    /** The app's permissions, also the {@code scope} of its tokens. */
    public synchronized List<String> permissions() {
        return permissions;
    }

    /** Gives the app these permissions and no others, at once also to sessions that are open. */
    public synchronized void grant(List<String> some) {
        permissions = List.copyOf(some);
    }

    /** Whether sessions come with a refresh token; off unless the owner has switched it on. */
    public synchronized boolean issuesRefreshTokens() {
        return refreshTokens;
    }

    /** The setting "Issue refresh tokens"; without it, refresh tokens that are out are no longer taken. */
    public synchronized void issueRefreshTokens(boolean issue) {
        refreshTokens = issue;
    }

    /** How users may sign in. */
    public synchronized Set<AuthFlow> flows() {
        return flows;
    }

    boolean allows(AuthFlow flow) {
        return flows().contains(flow);
    }

    synchronized boolean admits(String id, String secret) {
        return clientId.equals(id) && clientSecret.equals(secret);
    }
}
