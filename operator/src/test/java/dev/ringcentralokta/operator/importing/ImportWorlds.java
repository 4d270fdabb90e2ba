package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match.ExactMatch;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.UserNameFormat;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Worlds and rules at random. People and users have much in common, so that whatever can be confused is. */
final class ImportWorlds {

    private static final List<String> EMAILS = List.of("a@x", "b@x", "c@x", "d@x", "e@x");
    private static final List<String> STATUSES = List.of("ACTIVE", "ACTIVE", "ACTIVE", "STAGED", "DEPROVISIONED");

    /** Mappings that write what people are matched by are the dangerous ones. */
    private static final List<AttributeMapping> MAPPINGS = List.of(
            mapping("email", "appuser.email", Apply.Always),
            mapping("email", "String.toUpperCase(source.email)", Apply.Always),
            mapping("email", "appuser.department + '@x'", Apply.Always),
            mapping("email", "appuser.department + '@x'", Apply.OnCreate),
            mapping("firstName", "appuser.firstName", Apply.Always),
            mapping("firstName", "'Ann'", Apply.Always),
            mapping("lastName", "appuser.department", Apply.Always),
            mapping("department", "appuser.department", Apply.Always),
            mapping("title", "appuser.firstName + appuser.title", Apply.OnCreate),
            mapping("login", "appuser.department", Apply.Always),
            mapping("city", "appuser.nonsense", Apply.Always));

    private static final List<String> USER_NAMES = List.of(
            "appuser.email",
            "appuser.firstName + '@x'",
            "String.substring(appuser.firstName, 0, 1) + appuser.lastName",
            "appuser.department + '@x'",
            "appuser.email +");

    private final Random random;

    private ImportWorlds(Random random) {
        this.random = random;
    }

    static ImportWorld world(Random random) {
        return new ImportWorlds(random).world();
    }

    @SuppressWarnings("NullAway") // what is absent takes its default
    static ImportRules rules(Random random) {
        ImportWorlds any = new ImportWorlds(random);
        boolean custom = any.happens(40);
        boolean partial = any.happens(60);
        Match match = new Match(
                any.one(List.of(ExactMatch.values())),
                partial,
                any.happens(70),
                partial && any.happens(70),
                any.happens(80),
                any.happens(50));
        ToOkta toOkta = new ToOkta(
                null,
                custom ? UserNameFormat.Custom : UserNameFormat.Email,
                custom ? any.one(USER_NAMES) : null,
                match);
        List<AttributeMapping> mappings = new ArrayList<>(MAPPINGS);
        Collections.shuffle(mappings, random);
        Map<String, AttributeMapping> byTarget = new LinkedHashMap<>();
        mappings.subList(0, random.nextInt(6)).forEach(mapping -> byTarget.put(mapping.target(), mapping));
        return new ImportRules(toOkta, List.copyOf(byTarget.values()), any.one(List.of(0, 20, 50, 100)));
    }

    private static AttributeMapping mapping(String target, String expression, Apply apply) {
        return new AttributeMapping(Direction.ToOkta, target, expression, apply);
    }

    private ImportWorld world() {
        List<Person> people = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            people.add(new Person("p" + i, happens(90), attributes()));
        }
        Map<String, User> byLogin = new LinkedHashMap<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String login = happens(70) ? one(EMAILS) : "AX";
            byLogin.putIfAbsent(login, new User("u" + i, one(STATUSES), login, profile(login)));
        }
        List<User> users = new ArrayList<>(byLogin.values());
        for (int i = happens(30) ? 12 : 0; i > 0; i--) {
            users.add(new User("old" + i, "ACTIVE", "old" + i + "@x", profile("old" + i + "@x")));
        }
        return new ImportWorld(people, happens(80), users, memory(users), decisions(users));
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        maybe(attributes, "email", EMAILS);
        maybe(attributes, "firstName", List.of("Ann", "Bob"));
        maybe(attributes, "lastName", List.of("X", "Y"));
        maybe(attributes, "department", List.of("a", "b", "x"));
        maybe(attributes, "title", List.of("Dr", ""));
        return attributes;
    }

    private void maybe(Map<String, String> attributes, String name, List<String> values) {
        if (happens(90)) {
            attributes.put(name, one(values));
        }
    }

    private Map<String, Object> profile(String login) {
        Map<String, Object> profile = new HashMap<>(attributes());
        profile.put("login", login);
        profile.put("email", happens(60) ? login : one(EMAILS));
        profile.put("nickName", "unmapped " + random.nextInt(100));
        return profile;
    }

    /** Nobody is linked twice; some are linked to users that are gone, some have left. */
    private Map<String, Memory> memory(List<User> users) {
        List<String> ids = new ArrayList<>(List.of("gone1", "gone2"));
        users.forEach(user -> ids.add(user.id()));
        Collections.shuffle(ids, random);
        Map<String, Memory> memory = new HashMap<>();
        for (String id : ids) {
            String personId =
                    id.startsWith("old") ? "left" + id : one(List.of("p1", "p2", "p3", "p4", "left1", "left2"));
            if (happens(id.startsWith("old") ? 95 : 30)) {
                memory.putIfAbsent(personId, new Linked(id, personId.startsWith("left") && happens(20)));
            } else if (happens(30)) {
                memory.putIfAbsent(personId, new Creating(one(EMAILS)));
            }
        }
        return memory;
    }

    private Map<String, Decision> decisions(List<User> users) {
        Map<String, Decision> decisions = new HashMap<>();
        for (String personId : List.of("p1", "p3", "p5", "p6", "left1", "leftold1", "leftold2")) {
            if (happens(30)) {
                String userId =
                        users.isEmpty() || happens(20) ? "nobody" : one(users).id();
                decisions.put(
                        personId,
                        one(List.of(new Decision.LinkTo(userId), new Decision.Create(), new Decision.Ignore())));
            }
        }
        return decisions;
    }

    private boolean happens(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
