package dev.ringcentralokta.sandbox.ringcentral;

/** The two predefined roles that people of the account have. */
record Role(String id, String displayName) {

    static Role of(Extension user) {
        return user.administrator() ? new Role("1", "Super Admin") : new Role("5", "Standard");
    }
}
