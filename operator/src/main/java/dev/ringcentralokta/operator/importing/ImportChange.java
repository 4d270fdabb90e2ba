package dev.ringcentralokta.operator.importing;

import java.util.Map;
import java.util.TreeSet;

/**
 * One thing to do for one person. All of a plan are done in the order of these phases: what is remembered comes before what is
 * done in Okta, so that a crash in between leaves nobody unknown and no user with two people.
 */
public sealed interface ImportChange {

    /** Forgets what is remembered of somebody. Their user in Okta stays as it is. */
    record Forget(String personId) implements ImportChange {

        @Override
        public int phase() {
            return 0;
        }
    }

    /** Remembers that a person has to let somebody go. */
    record Hold(String personId) implements ImportChange {

        @Override
        public int phase() {
            return 1;
        }
    }

    /** Remembers that somebody is this user in Okta. */
    record Link(String personId, String oktaUserId) implements ImportChange {

        @Override
        public int phase() {
            return 2;
        }
    }

    /** Remembers that a user of this login is about to be made for somebody. */
    record Announce(String personId, String login) implements ImportChange {

        @Override
        public int phase() {
            return 3;
        }
    }

    /**
     * Makes a user in Okta, and then remembers that it is them.
     *
     * @param profile all attributes, {@code login} among them
     * @param activate whether it is active from the start, else staged
     */
    record Create(String personId, Map<String, Object> profile, boolean activate) implements ImportChange {

        public Create {
            profile = Map.copyOf(profile);
        }

        @Override
        public int phase() {
            return 4;
        }

        @Override
        public String toString() {
            return "Create[" + personId + ", " + new TreeSet<>(profile.keySet()) + (activate ? ", activate]" : "]");
        }
    }

    /**
     * Changes attributes of a user in Okta, and no others.
     *
     * @param profile what differs, with what it is to be
     */
    record Update(String personId, String oktaUserId, Map<String, Object> profile) implements ImportChange {

        public Update {
            profile = Map.copyOf(profile);
        }

        @Override
        public int phase() {
            return 5;
        }

        @Override
        public String toString() {
            return "Update[" + personId + ", " + oktaUserId + ", " + new TreeSet<>(profile.keySet()) + "]";
        }
    }

    /** Whom it is for, by their id in RingCentral. */
    String personId();

    /** When its turn is: lower ones first. */
    int phase();
}
