package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.ImportChange.Link;
import dev.ringcentralokta.operator.importing.ImportChange.Update;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What follows for somebody who is a user in Okta: it is remembered, and what is mapped is written. */
final class Linking {

    private final Map<String, Memory> memory;
    private final ProfileWriter writer;

    Linking(Map<String, Memory> memory, ProfileWriter writer) {
        this.memory = memory;
        this.writer = writer;
    }

    /** Nothing is written to a user who is deactivated. */
    PersonPlan plan(Person person, User user, Situation situation) {
        List<ImportChange> changes = new ArrayList<>();
        if (!new Linked(user.id(), false).equals(memory.get(person.id()))) {
            changes.add(new Link(person.id(), user.id()));
        }
        Writing writing = user.deactivated() ? Writing.nothing() : writer.update(person, user);
        if (!writing.values().isEmpty()) {
            changes.add(new Update(person.id(), user.id(), writing.values()));
        }
        return new PersonPlan(person.id(), situation, List.of(user.id()), changes, writing.problems());
    }
}
