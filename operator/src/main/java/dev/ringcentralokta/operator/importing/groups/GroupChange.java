package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing to do for one group. All of a plan are done in the order of these phases: what is remembered comes before what is
 * done in Okta, and who moves from one group to another joins the one before they leave the other.
 */
public sealed interface GroupChange {

    /** Forgets what is remembered of a group. The group in Okta, if there is any, stays as it is. */
    record Forget(GroupKey key) implements GroupChange {

        @Override
        public int phase() {
            return 0;
        }
    }

    /** Remembers what is about to become of a group that is there. */
    record Remember(GroupKey key, Made memory) implements GroupChange {

        @Override
        public int phase() {
            return 1;
        }
    }

    /**
     * Announces a group, makes it in Okta, and then remembers it with those who are to join.
     *
     * @param userIds who that is
     */
    record Create(GroupKey key, String name, Set<String> userIds) implements GroupChange {

        public Create {
            userIds = Set.copyOf(userIds);
        }

        /** What is to be remembered once the group of that id is made. */
        public Made made(String groupId) {
            return new Made(
                    groupId,
                    key.nameDigest(name),
                    userIds.stream().collect(Collectors.toMap(Function.identity(), any -> Standing.JOINING)));
        }

        @Override
        public int phase() {
            return 2;
        }
    }

    /** Gives a group in Okta another name, and then remembers that. */
    record Rename(GroupKey key, String name) implements GroupChange {

        /** What is to be remembered once that is done. */
        public Made renamed(Made before) {
            return before.named(key.nameDigest(name));
        }

        @Override
        public int phase() {
            return 3;
        }
    }

    /** Makes a user a member, and then remembers that they are. */
    record Join(GroupKey key, String userId) implements GroupChange {

        @Override
        public int phase() {
            return 4;
        }
    }

    /** Takes a user out, and then forgets them. */
    record Leave(GroupKey key, String userId) implements GroupChange {

        @Override
        public int phase() {
            return 5;
        }
    }

    /** Which group it is for. */
    GroupKey key();

    /** When its turn is: lower ones first. */
    int phase();
}
