package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match.ExactMatch;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.UserNameFormat;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An import as tests tell it. Everything is confirmed without a person, unless said otherwise. */
final class Import {

    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, User> users = new TreeMap<>();
    private final Map<String, Memory> memory = new TreeMap<>();
    private final Map<String, Decision> decisions = new TreeMap<>();
    private final List<AttributeMapping> mappings = new ArrayList<>();
    private boolean everybody = true;
    private ExactMatch exactOn = ExactMatch.Email;
    private final Set<Situation> confirmed = EnumSet.of(Situation.ExactMatch, Situation.PartialMatch, Situation.New);
    private @Nullable String userName;

    Import person(String id, String email, String firstName, String lastName) {
        people.put(id, new Person(id, true, Map.of("email", email, "firstName", firstName, "lastName", lastName)));
        return this;
    }

    Import inactive(String id, String email) {
        people.put(id, new Person(id, false, Map.of("email", email)));
        return this;
    }

    Import with(String id, String attribute, String value) {
        Map<String, String> attributes = new HashMap<>(person(id).attributes());
        attributes.put(attribute, value);
        people.put(id, new Person(id, true, attributes));
        return this;
    }

    Import left(String id) {
        people.remove(id);
        return this;
    }

    Import seeingOnlyAPart() {
        everybody = false;
        return this;
    }

    /** A user whose login is their e-mail. */
    Import user(String id, String login, String firstName, String lastName) {
        Map<String, Object> profile =
                Map.of("login", login, "email", login, "firstName", firstName, "lastName", lastName);
        users.put(id, new User(id, "ACTIVE", login, profile));
        return this;
    }

    Import userWithEmail(String id, String login, String email) {
        users.put(id, new User(id, "ACTIVE", login, Map.of("login", login, "email", email)));
        return this;
    }

    Import deactivated(String id) {
        users.computeIfPresent(id, (any, user) -> new User(id, "DEPROVISIONED", user.login(), user.profile()));
        return this;
    }

    Import linked(String personId, String userId) {
        return remembering(personId, new Linked(userId, false));
    }

    Import remembering(String personId, Memory what) {
        memory.put(personId, what);
        return this;
    }

    Import decided(String personId, Decision decision) {
        decisions.put(personId, decision);
        return this;
    }

    Import ignoringAllBut(String personId) {
        people.keySet().stream().filter(id -> !id.equals(personId)).forEach(id -> decided(id, new Decision.Ignore()));
        return this;
    }

    Import confirmingNothing() {
        confirmed.clear();
        return this;
    }

    Import confirmingAllBut(Situation situation) {
        confirmed.remove(situation);
        return this;
    }

    Import userName(String expression) {
        userName = expression;
        return this;
    }

    Import exactOnUserName(String expression) {
        exactOn = ExactMatch.UserName;
        return userName(expression);
    }

    Import mapped(String target, String expression) {
        mappings.add(new AttributeMapping(Direction.ToOkta, target, expression, Apply.Always));
        return this;
    }

    Import mappedOnCreate(String target, String expression) {
        mappings.add(new AttributeMapping(Direction.ToOkta, target, expression, Apply.OnCreate));
        return this;
    }

    Person person(String id) {
        return people.getOrDefault(id, new Person(id, true, Map.of()));
    }

    ImportRules rules() {
        Match match = new Match(
                exactOn,
                true,
                confirmed.contains(Situation.ExactMatch),
                confirmed.contains(Situation.PartialMatch),
                confirmed.contains(Situation.New),
                true);
        UserNameFormat format = userName == null ? UserNameFormat.Email : UserNameFormat.Custom;
        return new ImportRules(new ToOkta(null, format, userName, match), mappings, 20);
    }

    ImportWorld world() {
        return new ImportWorld(List.copyOf(people.values()), everybody, List.copyOf(users.values()), memory, decisions);
    }

    PersonPlan plan(String personId) {
        return plan().people().stream()
                .filter(person -> person.personId().equals(personId))
                .findFirst()
                .orElseThrow();
    }

    List<ImportChange> changes() {
        return plan().changes();
    }

    private ImportPlan plan() {
        return ImportPlanner.plan(
                new Observed(people.values(), everybody, users.values(), memory, Set.of(), decisions), rules());
    }
}
