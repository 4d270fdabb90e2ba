package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a person, and nothing else (schema ScimUserPatch, ringcentral-api.md §4). Each operation names one
 * single value and has it as a text, {@code active} included, as the specification has no other value.
 *
 * @param operations in the order in which they are carried out; empty where nothing is to change
 */
public record ScimChanges(List<Operation> operations) {

    private static final Set<ScimAttribute> REQUIRED = Set.of(ScimAttribute.GivenName, ScimAttribute.FamilyName);

    private static final String USER_NAME = "userName";
    private static final String WORK_EMAIL = "emails[type eq \"work\"].value";
    private static final String ACTIVE = "active";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /**
     * One change.
     *
     * @param op {@code add}, {@code replace} or {@code remove}
     * @param path of one single value
     * @param value the new one; none for {@code remove}
     */
    public record Operation(String op, String path, @Nullable String value) {

        /** Values of people are told nowhere. */
        @Override
        public String toString() {
            return op + " " + path;
        }
    }

    public ScimChanges {
        operations = List.copyOf(operations);
    }

    /**
     * What makes {@code now} be as {@code wanted}, as far as it is owned; the user name, with which the work e-mail goes, and
     * whether the person may log in always are. An owned attribute that is not wanted is removed, but for the two names that
     * RingCentral wants everybody to have. Who may no longer log in is locked out, and nothing else: a value that is refused
     * must not keep them in. E-mails are the same whatever the case.
     */
    public static ScimChanges between(ScimPerson now, ScimPerson wanted, Set<ScimAttribute> owned) {
        if (now.active() && !wanted.active()) {
            return active(false);
        }
        List<Operation> operations = new ArrayList<>();
        if (!now.userName().equalsIgnoreCase(wanted.userName())) {
            operations.add(new Operation("replace", USER_NAME, wanted.userName()));
            operations.add(new Operation("replace", WORK_EMAIL, wanted.userName()));
        }
        for (ScimAttribute attribute : ScimAttribute.values()) {
            if (owned.contains(attribute)
                    && !(REQUIRED.contains(attribute) && wanted.get(attribute).isEmpty())) {
                change(attribute, now.get(attribute), wanted.get(attribute)).ifPresent(operations::add);
            }
        }
        if (now.active() != wanted.active()) {
            operations.addAll(active(wanted.active()).operations());
        }
        return new ScimChanges(operations);
    }

    /** Lets the person log in, or no longer. */
    public static ScimChanges active(boolean active) {
        return new ScimChanges(List.of(new Operation("replace", ACTIVE, Boolean.toString(active))));
    }

    /** Whether nothing is to change. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * Paths of what RingCentral did not do, as its answer shows: that it carries out every documented operation was never
     * tried. The e-mail is the user name (ringcentral-api.md §4).
     */
    public List<String> notIn(ScimPerson answer) {
        return operations.stream()
                .filter(operation -> !isIn(answer, operation))
                .map(Operation::path)
                .toList();
    }

    private static boolean isIn(ScimPerson answer, Operation operation) {
        return switch (operation.path()) {
            case USER_NAME -> answer.userName().equalsIgnoreCase(operation.value());
            case WORK_EMAIL -> true;
            case ACTIVE -> Boolean.toString(answer.active()).equals(operation.value());
            default ->
                Stream.of(ScimAttribute.values())
                        .filter(attribute -> operation.path().equals(attribute.path())
                                || operation.path().equals(attribute.pathOfRemoval()))
                        .allMatch(attribute -> answer.get(attribute).equals(Optional.ofNullable(operation.value())));
        };
    }

    /** What is there is replaced, and what is not is added: to replace what is not there is an error (RFC 7644 §3.5.2.3). */
    private static Optional<Operation> change(ScimAttribute attribute, Optional<String> now, Optional<String> wanted) {
        if (now.equals(wanted)) {
            return Optional.empty();
        }
        String op = now.isPresent() ? "replace" : "add";
        return Optional.of(wanted.map(value -> new Operation(op, attribute.path(), value))
                .orElseGet(() -> new Operation("remove", attribute.pathOfRemoval(), null)));
    }

    ObjectNode toJson() {
        ObjectNode json = RingCentralJson.object();
        json.putArray("schemas").add(SCHEMA);
        ArrayNode array = json.putArray("Operations");
        for (Operation operation : operations) {
            ObjectNode item = array.addObject().put("op", operation.op()).put("path", operation.path());
            if (operation.value() != null) {
                item.put("value", operation.value());
            }
        }
        return json;
    }
}
