package dev.ringcentralokta.sandbox.ringcentral;

import static dev.ringcentralokta.sandbox.ringcentral.RateLimitGroup.AUTH;
import static dev.ringcentralokta.sandbox.ringcentral.RateLimitGroup.HEAVY;
import static dev.ringcentralokta.sandbox.ringcentral.RateLimitGroup.LIGHT;
import static dev.ringcentralokta.sandbox.ringcentral.RateLimitGroup.MEDIUM;
import static dev.ringcentralokta.sandbox.ringcentral.RateLimitGroup.NO_THROTTLING;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The vendor's operations that the account answers, each with its rate-limit group and the permissions that the app and
 * the user need; the constants are the vendor's operation ids. An empty permission means that none is needed.
 */
enum Operation {
    READ_API_VERSIONS(GET, "/restapi", NO_THROTTLING, "", ""),
    READ_OPEN_ID_CONFIGURATION(GET, "/.well-known/openid-configuration", NO_THROTTLING, "", ""),
    // The vendor counts these two as Auth. By whom is unknown, as nobody is signed in yet; a browser's are not counted
    // here.
    AUTHORIZE(GET, "/restapi/oauth/authorize", NO_THROTTLING, "", ""),
    AUTHORIZE2(POST, "/restapi/oauth/authorize", NO_THROTTLING, "", ""),
    GET_TOKEN(POST, "/restapi/oauth/token", AUTH, "", ""),
    REVOKE_TOKEN(POST, "/restapi/oauth/revoke", AUTH, "", ""),
    READ_ACCOUNT_INFO(GET, Operation.ACCOUNT, LIGHT, "ReadAccounts", "ReadCompanyInfo"),
    LIST_EXTENSIONS(GET, Operation.ACCOUNT + "/extension", MEDIUM, "ReadAccounts", "ReadExtensions"),
    READ_EXTENSION(GET, Operation.EXTENSION, LIGHT, "ReadAccounts", "ReadExtensions"),
    UPDATE_EXTENSION(PUT, Operation.EXTENSION, MEDIUM, "EditExtensions", "EditUserInfo"),
    LIST_SITES(GET, Operation.ACCOUNT + "/sites", LIGHT, "ReadAccounts", "ReadExtensions"),
    CHECK_USER_PERMISSION(GET, Operation.EXTENSION + "/authz-profile/check", LIGHT, "", ""),
    LIST_DIRECTORY_ENTRIES(GET, Operation.ACCOUNT + "/directory/entries", MEDIUM, "ReadAccounts", ""),
    LIST_CALL_QUEUES(GET, Operation.ACCOUNT + "/call-queues", MEDIUM, "ReadAccounts", "ReadExtensions"),
    LIST_CALL_QUEUE_MEMBERS(
            GET, Operation.ACCOUNT + "/call-queues/{groupId}/members", LIGHT, "ReadAccounts", "ReadExtensions"),
    SCIM_GET_PROVIDER_CONFIG(GET, "/scim/v2/ServiceProviderConfig", LIGHT, "ReadAccounts", ""),
    SCIM_SEARCH_VIA_GET(GET, "/scim/v2/Users", LIGHT, "ReadAccounts", ""),
    SCIM_SEARCH_VIA_POST(POST, "/scim/v2/Users/.search", LIGHT, "ReadAccounts", ""),
    SCIM_CREATE_USER(POST, "/scim/v2/Users", HEAVY, "EditAccounts", ""),
    SCIM_GET_USER(GET, Operation.SCIM_USER, LIGHT, "ReadAccounts", ""),
    SCIM_UPDATE_USER(PUT, Operation.SCIM_USER, HEAVY, "EditAccounts", ""),
    SCIM_PATCH_USER(PATCH, Operation.SCIM_USER, HEAVY, "EditAccounts", ""),
    SCIM_DELETE_USER(DELETE, Operation.SCIM_USER, HEAVY, "EditAccounts", "");

    private static final String ACCOUNT = "/restapi/v1.0/account/{accountId}";
    private static final String EXTENSION = ACCOUNT + "/extension/{extensionId}";
    private static final String SCIM_USER = "/scim/v2/Users/{scimUserId}";

    private final HandlerType method;
    private final String path;
    private final Pattern pattern;
    private final RateLimitGroup group;
    private final String appPermission;
    private final String userPermission;

    Operation(HandlerType method, String path, RateLimitGroup group, String appPermission, String userPermission) {
        this.method = method;
        this.path = path;
        this.pattern = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
        this.group = group;
        this.appPermission = appPermission;
        this.userPermission = userPermission;
    }

    static Optional<Operation> of(HandlerType method, String path) {
        return Stream.of(values())
                .filter(operation -> operation.method == method
                        && operation.pattern.matcher(path).matches())
                .findFirst();
    }

    HandlerType method() {
        return method;
    }

    String path() {
        return path;
    }

    RateLimitGroup group() {
        return group;
    }

    String appPermission() {
        return appPermission;
    }

    String userPermission() {
        return userPermission;
    }
}
