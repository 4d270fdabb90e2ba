package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.provisioning.Held.Member;
import dev.ringcentralokta.operator.resource.OwnConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is not disabled, or not deleted, until a person has said a word, and whom a person has released, in one ConfigMap of the
 * integration for each of both. A word is about the people who are listed when it is said: those are remembered, as the list
 * changes while they are removed.
 */
final class HeldPeople {

    /**
     * A ConfigMap holds 1 MiB, and an e-mail may have 254 characters; whoever finds no room on the list waits for the next one.
     */
    private static final int ROOM = 2_000;

    private static final String WAITING = "waiting";
    private static final String SINCE = "since";
    private static final String DIGEST = "digest";
    private static final String RELEASED = "released";
    private static final String TAB = "\t";

    /** What they are held back from. */
    enum From {
        Disabling,
        Deleting;

        /** The name of the ConfigMap. */
        String configMap(RingCentralIntegration integration) {
            return integration.getMetadata().getName() + "-" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final String name;
    private OwnConfigMap configMap;

    private HeldPeople(String name, OwnConfigMap configMap) {
        this.name = name;
        this.configMap = configMap;
    }

    /**
     * Reads the ConfigMap.
     *
     * @return empty where it is not the operator's
     * @throws KubernetesClientException where it cannot be read
     */
    static Optional<HeldPeople> load(KubernetesClient client, RingCentralIntegration integration, From from) {
        String name = from.configMap(integration);
        return OwnConfigMap.read(client, integration, name).map(configMap -> new HeldPeople(name, configMap));
    }

    /** Okta's ids of those whom a person has released. */
    Set<String> released() {
        return Set.copyOf(lines(RELEASED));
    }

    /** Takes a person's word about the list of that digest, and of no other; returns whether it is about this list, and stored. */
    boolean release(String digest) {
        Optional<HeldList> meant = waiting().filter(list -> list.digest().equals(digest));
        if (meant.isEmpty()) {
            return false;
        }
        Set<String> all = new TreeSet<>(released());
        all.addAll(meant.get().held().userIds());
        return store(List.of(), "", all);
    }

    /**
     * Lists who is held back now, and forgets whom a word was about that is done with.
     *
     * @param held as the plan has it
     * @param needs what the plan still has to know
     * @param stillReleasable whom a word is not done with yet
     * @return the list if it is another one than before, for which a person is to be told
     */
    Optional<HeldList> list(Optional<Held> held, Needs needs, Set<String> stillReleasable, Instant at) {
        if (held.isEmpty() && !needs.isEmpty()) {
            return Optional.empty(); // who is held back is not known yet
        }
        List<Member> now =
                held.map(Held::members).orElse(List.of()).stream().limit(ROOM).toList();
        Set<String> stillReleased =
                released().stream().filter(stillReleasable::contains).collect(Collectors.toCollection(TreeSet::new));
        List<Member> before = members();
        boolean another = !now.isEmpty() && !now.equals(before);
        boolean same = now.equals(before) && stillReleased.equals(released());
        boolean stored = same || store(now, another ? at.toString() : since(), stillReleased);
        return another && stored ? waiting() : Optional.empty();
    }

    /** The list that a word can be about; empty where nobody is held back. */
    Optional<HeldList> waiting() {
        List<Member> members = members();
        return members.isEmpty() ? Optional.empty() : Optional.of(new HeldList(name, new Held(members), since()));
    }

    private boolean store(List<Member> nowWaiting, String listedAt, Set<String> nowReleased) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(WAITING, nowWaiting.stream().map(HeldPeople::line).collect(Collectors.joining("\n")));
        data.put(SINCE, listedAt);
        data.put(DIGEST, nowWaiting.isEmpty() ? "" : new HeldList(name, new Held(nowWaiting), listedAt).digest());
        data.put(RELEASED, String.join("\n", nowReleased));
        Optional<OwnConfigMap> written = configMap.write(data);
        written.ifPresent(stored -> configMap = stored);
        return written.isPresent();
    }

    /** When the list that waits was made. */
    private String since() {
        return configMap.data().getOrDefault(SINCE, "");
    }

    private List<Member> members() {
        return lines(WAITING).stream().map(HeldPeople::member).toList();
    }

    private static String line(Member member) {
        return String.join(TAB, member.userId(), member.accountId(), member.email());
    }

    private static Member member(String line) {
        String[] fields = line.split(TAB, -1);
        return new Member(fields[0], fields.length > 1 ? fields[1] : "", fields.length > 2 ? fields[2] : "");
    }

    private List<String> lines(String key) {
        return configMap
                .data()
                .getOrDefault(key, "")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
