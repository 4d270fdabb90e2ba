package dev.ringcentralokta.operator.importing.groups;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is stored of a group between imports. Only what stands here is the operator's. */
public sealed interface GroupMemory {

    /**
     * A group in Okta is about to be made; stored before Okta is asked, so that whoever comes after a crash looks for it.
     *
     * @param name that it will have
     * @param at when that was
     */
    record Announced(String name, Instant at) implements GroupMemory {}

    /**
     * A group in Okta that the operator has made.
     *
     * @param groupId {@code 00g…}
     * @param nameDigest stands for the name that it has, {@link GroupKey#nameDigest}
     * @param members everybody whom the operator knows to be in it for RingCentral's sake, by their id in Okta
     */
    record Made(String groupId, String nameDigest, Map<String, Standing> members) implements GroupMemory {

        public Made {
            members = Map.copyOf(members);
        }

        /** The same with another name. */
        public Made named(String digest) {
            return new Made(groupId, digest, members);
        }

        /** The same with what is known of some now; who comes without a value is forgotten. */
        public Made with(Map<String, Optional<Standing>> changed) {
            Map<String, Standing> all = new HashMap<>(members);
            changed.forEach((userId, standing) ->
                    standing.ifPresentOrElse(now -> all.put(userId, now), () -> all.remove(userId)));
            return new Made(groupId, nameDigest, all);
        }
    }
}
