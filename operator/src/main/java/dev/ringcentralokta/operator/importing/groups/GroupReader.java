package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.ringcentral.CallQueue;
import dev.ringcentralokta.operator.ringcentral.ContactAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionContact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the groups of RingCentral. The list of extensions tells of everybody the site, with its name, and the department; so
 * sites and departments cost no calls of their own, where RingCentral's list of a site's members would be one for each.
 */
public final class GroupReader {

    private final Map<GroupKey, Map<String, Integer>> names = new TreeMap<>();
    private final Map<GroupKey, Set<String>> people = new HashMap<>();

    private GroupReader() {}

    /**
     * All groups that have anybody in them, and all call queues whose members are known.
     *
     * @param members the ids of the extensions that answer a queue, by the queue's id; a queue without is left out
     */
    public static List<RingCentralGroup> read(
            Collection<ExtensionContact> contacts, Collection<CallQueue> queues, Map<String, Set<String>> members) {
        GroupReader reader = new GroupReader();
        contacts.forEach(reader::take);
        List<RingCentralGroup> groups = new ArrayList<>(reader.groups());
        queues.forEach(queue -> Optional.ofNullable(members.get(queue.id()))
                .map(people ->
                        new RingCentralGroup(new GroupKey(GroupKind.CallQueue, queue.id()), queue.name(), people))
                .ifPresent(groups::add));
        return groups;
    }

    private void take(ExtensionContact contact) {
        contact.get(ContactAttribute.Site)
                .ifPresent(site -> put(
                        new GroupKey(GroupKind.Site, site),
                        contact.get(ContactAttribute.SiteName).orElse(site),
                        contact));
        contact.get(ContactAttribute.Department)
                .map(GroupKey::tidy)
                .filter(department -> !department.isEmpty())
                .ifPresent(department -> put(GroupKey.department(department), department, contact));
    }

    private void put(GroupKey key, String name, ExtensionContact contact) {
        names.computeIfAbsent(key, any -> new HashMap<>()).merge(name, 1, Integer::sum);
        people.computeIfAbsent(key, any -> new TreeSet<>()).add(contact.extensionId());
    }

    private List<RingCentralGroup> groups() {
        return names.keySet().stream()
                .map(key -> new RingCentralGroup(
                        key, name(key), Optional.ofNullable(people.get(key)).orElse(Set.of())))
                .toList();
    }

    /** As most have it; of those, the first in order. */
    private String name(GroupKey key) {
        Comparator<Map.Entry<String, Integer>> most = Comparator.comparing(Map.Entry::getValue);
        return names.getOrDefault(key, Map.of()).entrySet().stream()
                .max(most.thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse(key.id());
    }
}
