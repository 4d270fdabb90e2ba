package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the simulated account and the app in its Developer Console are set up.
 *
 * @param appName the app's name, as people see it who are asked for consent
 * @param clientId the app's client id
 * @param clientSecret the app's client secret
 * @param jwt a personal JWT of the account's first administrator, known from the start
 * @param accountId the account's id, digits; also the id of its system extension
 * @param redirectUris the addresses that a person may be sent back to after the sign-in
 * @param flows how users of the app may sign in
 * @param issueRefreshTokens the app setting "Issue refresh tokens"
 * @param directoryIntegration whether Directory Integration is on with provider SCIM
 * @param licences how many user extensions with a digital line the account has bought, unassigned ones included
 * @param appPermissions the app's permissions, also the {@code scope} of its tokens
 * @param accessTokenTtl how long an access token lasts
 * @param refreshTokenTtl how long a refresh token lasts
 * @param limits the rate limits
 * @param port the port to listen on; 0 takes a free one
 */
public record RingCentralOptions(
        String appName,
        String clientId,
        String clientSecret,
        String jwt,
        String accountId,
        List<String> redirectUris,
        Set<AuthFlow> flows,
        boolean issueRefreshTokens,
        boolean directoryIntegration,
        int licences,
        List<String> appPermissions,
        Duration accessTokenTtl,
        Duration refreshTokenTtl,
        RateLimits limits,
        int port) {

    /** Copies what is several. */
    public RingCentralOptions {
        redirectUris = List.copyOf(redirectUris);
        flows = Set.copyOf(flows);
        appPermissions = List.copyOf(appPermissions);
    }

    /** An app as the Developer Console makes it, which is without refresh tokens; no redirect URI; 20 licences. */
    public static RingCentralOptions defaults() {
        return new RingCentralOptions(
                "Okta integration",
                "sandbox-client-id",
                "sandbox-client-secret",
                "sandbox-jwt",
                "400131426008",
                List.of(),
                Set.of(AuthFlow.AUTHORIZATION_CODE, AuthFlow.JWT),
                false,
                true,
                20,
                List.of("ReadAccounts", "EditAccounts", "EditExtensions"),
                Duration.ofHours(1),
                Duration.ofDays(7),
                RateLimits.defaults(),
                0);
    }

    /** The same with the app setting "Issue refresh tokens". */
    public RingCentralOptions withIssueRefreshTokens(boolean issue) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issue,
                directoryIntegration,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with these redirect URIs and no others. */
    public RingCentralOptions withRedirectUris(String... uris) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                List.of(uris),
                flows,
                issueRefreshTokens,
                directoryIntegration,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with these ways to sign in and no others. */
    public RingCentralOptions withFlows(AuthFlow... ways) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                Set.of(ways),
                issueRefreshTokens,
                directoryIntegration,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with Directory Integration on or off. */
    public RingCentralOptions withDirectoryIntegration(boolean on) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                on,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with other licences. */
    public RingCentralOptions withLicences(int count) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                directoryIntegration,
                count,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with other app permissions. */
    public RingCentralOptions withAppPermissions(List<String> permissions) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                directoryIntegration,
                licences,
                permissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with access tokens that last so long. */
    public RingCentralOptions withAccessTokenTtl(Duration life) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                directoryIntegration,
                licences,
                appPermissions,
                life,
                refreshTokenTtl,
                limits,
                port);
    }

    /** The same with other rate limits. */
    public RingCentralOptions withLimits(RateLimits other) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                directoryIntegration,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                other,
                port);
    }

    /** The same on another port. */
    public RingCentralOptions withPort(int other) {
        return new RingCentralOptions(
                appName,
                clientId,
                clientSecret,
                jwt,
                accountId,
                redirectUris,
                flows,
                issueRefreshTokens,
                directoryIntegration,
                licences,
                appPermissions,
                accessTokenTtl,
                refreshTokenTtl,
                limits,
                other);
    }

    /** Without the secret and the JWT. */
    @Override
    public String toString() {
        return "RingCentralOptions[clientId=" + clientId + ", accountId=" + accountId + ", licences=" + licences + "]";
    }
}
