package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.importing.Decision;
import dev.ringcentralokta.operator.importing.Person;
import dev.ringcentralokta.operator.importing.PersonPlan;
import dev.ringcentralokta.operator.importing.Situation;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who waits for a person's word, and what a person has said, in one ConfigMap of the integration. The operator writes the key
 * {@code waiting}: a line for each, with tabs: id in RingCentral, situation, e-mail, ids of the users in Okta that they may be, and
 * why. A person adds a key for each decision: the id in RingCentral, with {@code link 00u…}, {@code create} or {@code ignore};
 * or a situation, with {@code create} or {@code ignore}, for everybody whom the list tells to be in it.
 * What was done is taken off, as is what is about nobody any more, so that no old word counts for somebody else; {@code ignore}
 * stays as long as there is the person.
 */
public final class ImportReview {

    /** A ConfigMap holds 1 MiB; whoever finds no room on the list waits for the next one. */
    private static final int ROOM = 2_000;

    /** A line as long as that holds the ids of some users and why. */
    private static final int LONGEST_LINE = 400;

    private static final String WAITING = "waiting";
    private static final String HOW_TO_DECIDE = "how-to-decide";
    private static final String TAB = "\t";
    private static final Pattern PERSON = Pattern.compile("\\d+");

    private final KubernetesClient client;
    private final RingCentralIntegration integration;
    private final Optional<String> version;
    private final Map<String, String> data;

    private ImportReview(
            KubernetesClient client,
            RingCentralIntegration integration,
            Optional<String> version,
            Map<String, String> data) {
        this.client = client;
        this.integration = integration;
        this.version = version;
        this.data = Map.copyOf(data);
    }

    /**
     * Reads the ConfigMap.
     *
     * @return empty where it is not the operator's
     * @throws KubernetesClientException where it cannot be read
     */
    public static Optional<ImportReview> load(KubernetesClient client, RingCentralIntegration integration) {
        ConfigMap configMap = client.configMaps()
                .inNamespace(integration.getMetadata().getNamespace())
                .withName(name(integration))
                .get();
        if (configMap == null) {
            return Optional.of(new ImportReview(client, integration, Optional.empty(), Map.of()));
        }
        return Optional.of(configMap)
                .filter(map -> OwnedObjects.isOwned(map, integration))
                .map(map -> new ImportReview(
                        client,
                        integration,
                        Optional.of(map.getMetadata().getResourceVersion()),
                        Optional.ofNullable(map.getData()).orElse(Map.of())));
    }

    /** The name of the ConfigMap. */
    public static String name(RingCentralIntegration integration) {
        return integration.getMetadata().getName() + "-import-review";
    }

    /** What a person said, by the ids in RingCentral. */
    Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new TreeMap<>();
        words().forEach((id, word) -> DecisionText.read(word).ifPresent(decision -> decisions.put(id, decision)));
        return decisions;
    }

    /** The ids of the users in Okta that these are about. */
    Set<String> linkTo() {
        return decisions().values().stream()
                .filter(Decision.LinkTo.class::isInstance)
                .map(decision -> ((Decision.LinkTo) decision).oktaUserId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which words cannot be followed, for a person to read. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        words().forEach((id, word) -> {
            if (!PERSON.matcher(id).matches()) {
                problems.add("ConfigMap '" + name(integration) + "', key '" + id
                        + "': is no id of a person in RingCentral: take one of the list 'waiting'; nor is it a situation of it"
                        + " with 'create' or 'ignore'");
            } else if (DecisionText.read(word).isEmpty()) {
                problems.add("ConfigMap '" + name(integration) + "', key '" + id + "': write " + DecisionText.SYNTAX);
            }
        });
        return problems;
    }

    /**
     * Lists who waits, and takes off what was said and is done.
     *
     * @param plans everybody's
     * @param people those in RingCentral, by id
     * @param remembered the ids of those of whom something is remembered
     * @param settled the ids of those who are a user in Okta now, so that nothing has to be said of them
     * @return whether it is stored, which it is not where a person has written meanwhile
     */
    boolean list(List<PersonPlan> plans, Map<String, Person> people, Set<String> remembered, Set<String> settled) {
        Map<String, String> now = new HashMap<>();
        words().forEach((id, word) -> {
            boolean aboutSomebody = people.containsKey(id) || remembered.contains(id);
            boolean done = settled.contains(id) && isDoneOnce(word);
            if (!PERSON.matcher(id).matches() || (aboutSomebody && !done)) {
                now.put(id, word);
            }
        });
        now.put(WAITING, waiting(plans, people));
        now.put(
                HOW_TO_DECIDE,
                "Add a key to this ConfigMap: the id of the person in RingCentral, which a line of 'waiting' begins with. Its"
                        + " value is " + DecisionText.SYNTAX
                        + ". Or, for everybody in one situation, the situation with"
                        + " 'create' or 'ignore'. It counts for the next import. Example: kubectl patch"
                        + " configmap " + name(integration)
                        + " --type merge -p '{\"data\":{\"255546004\":\"ignore\"}}'");
        return now.equals(data) || store(now);
    }

    private static boolean isDoneOnce(String word) {
        return DecisionText.read(word)
                .filter(decision -> !(decision instanceof Decision.Ignore))
                .isPresent();
    }

    /** By people, where a word about all in a situation can be followed. */
    private Map<String, String> words() {
        Map<String, String> words = new TreeMap<>(data);
        words.keySet().removeAll(Set.of(WAITING, HOW_TO_DECIDE));
        Map<String, String> aboutMany = new TreeMap<>(words);
        aboutMany.entrySet().removeIf(word -> !isAboutMany(word.getKey(), word.getValue()));
        words.keySet().removeAll(aboutMany.keySet());
        data.getOrDefault(WAITING, "")
                .lines()
                .map(line -> line.split(TAB, -1))
                .filter(columns -> columns.length > 1 && aboutMany.containsKey(columns[1]))
                .forEach(columns -> words.putIfAbsent(columns[0], aboutMany.get(columns[1])));
        return words;
    }

    private static boolean isAboutMany(String key, String word) {
        return Stream.of(Situation.values())
                        .anyMatch(situation ->
                                situation.waitsForAPerson() && situation.name().equals(key))
                && DecisionText.read(word)
                        .filter(decision -> !(decision instanceof Decision.LinkTo))
                        .isPresent();
    }

    private static String waiting(List<PersonPlan> plans, Map<String, Person> people) {
        return plans.stream()
                .filter(plan -> plan.situation().waitsForAPerson())
                .limit(ROOM)
                .map(plan -> line(plan, Optional.ofNullable(people.get(plan.personId()))))
                .collect(Collectors.joining("\n"));
    }

    private static String line(PersonPlan plan, Optional<Person> person) {
        String line = String.join(
                TAB,
                plan.personId(),
                plan.situation().name(),
                person.flatMap(Person::email).orElse(""),
                String.join(",", plan.candidates()),
                String.join("; ", plan.problems()));
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    private boolean store(Map<String, String> now) {
        ConfigMapBuilder configMap = new ConfigMapBuilder()
                .withMetadata(OwnedObjects.metadata(integration, name(integration)))
                .withData(now);
        try {
            version.ifPresentOrElse(
                    known -> client.resource(configMap
                                    .editMetadata()
                                    .withResourceVersion(known)
                                    .endMetadata()
                                    .build())
                            .update(),
                    () -> client.resource(configMap.build()).create());
            return true;
        } catch (KubernetesClientException e) {
            return false; // a person was faster, or nobody answers: the next import lists anew
        }
    }
}
