package dev.ringcentralokta.operator.benchmark;

/**
 * Calls that okta/terraform-provider-okta makes for the same app: SAML, an API token, {@code okta_app_user} for each person
 * and one {@code okta_app_group_assignments}, with two features and a connection. Counted from its code and checked against
 * its recorded tests.
 *
 * @param people who are assigned directly
 * @param groups that are assigned
 */
record TerraformCost(int people, int groups) {

    /** Asking who the token is, twice. */
    private static final int CONFIGURE = 2;

    /** The app, its SAML metadata, its keys. */
    private static final int READ_APP = 3;

    private static final int FEATURES_AND_CONNECTION = 3;

    /** Each person is written between reads of the app, before and after, and a read of the person. */
    private static final int CREATE_PERSON = 4;

    private static final int READ_PERSON = 2;
    private static final int PAGE = 200;

    /** The first apply, without that of the app. */
    int firstConvergence() {
        return CREATE_PERSON * people + groups + groupPages();
    }

    /** A plan that finds nothing to do. */
    int noop() {
        return CONFIGURE + READ_APP + READ_PERSON * people + groupPages() + FEATURES_AND_CONNECTION;
    }

    /** A plan, and one person more. */
    int oneAdded() {
        return noop() + CREATE_PERSON;
    }

    /** Of the group assignments alone: a change of one writes all, between two reads. */
    int onePriority() {
        return groups + 2 * groupPages();
    }

    private int groupPages() {
        return (groups + PAGE - 1) / PAGE;
    }
}
