package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimChanges.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an operation makes of an account. */
final class Patched {

    private Patched() {}

    static Account by(Account account, Operation operation) {
        String value = Objects.requireNonNullElse(operation.value(), "");
        return switch (operation.path()) {
            case "userName" ->
                new Account(account.id(), account.externalId(), value, account.active(), account.attributes());
            case "emails[type eq \"work\"].value" -> account;
            case "active" ->
                new Account(
                        account.id(),
                        account.externalId(),
                        account.email(),
                        Boolean.parseBoolean(value),
                        account.attributes());
            case "externalId" -> withExternalId(account, value);
            case "title" -> with(account, attributes -> put(attributes, ScimAttribute.Title, value));
            case "name.givenName" -> with(account, attributes -> put(attributes, ScimAttribute.GivenName, value));
            case "name.familyName" -> with(account, attributes -> put(attributes, ScimAttribute.FamilyName, value));
            default -> throw new AssertionError("Nobody mapped " + operation.path());
        };
    }

    static Account disabled(Account account) {
        return new Account(account.id(), account.externalId(), account.email(), false, account.attributes());
    }

    private static Account withExternalId(Account account, String value) {
        Account marked = with(account, attributes -> put(attributes, ScimAttribute.ExternalId, value));
        return new Account(marked.id(), Optional.of(value), marked.email(), marked.active(), marked.attributes());
    }

    private static Map<ScimAttribute, String> put(
            Map<ScimAttribute, String> attributes, ScimAttribute attribute, String value) {
        attributes.put(attribute, value);
        if (value.isEmpty()) {
            attributes.remove(attribute);
        }
        return attributes;
    }

    private static Account with(Account account, UnaryOperator<Map<ScimAttribute, String>> change) {
        Map<ScimAttribute, String> attributes =
                change.apply(new HashMap<>(account.attributes().orElseThrow()));
        return new Account(
                account.id(), account.externalId(), account.email(), account.active(), Optional.of(attributes));
    }
}
