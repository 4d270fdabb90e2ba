package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.UserNameFormat;
import dev.ringcentralokta.operator.expression.Expression;
import dev.ringcentralokta.operator.expression.Reference;
import dev.ringcentralokta.operator.expression.Scope;
import dev.ringcentralokta.operator.expression.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules of an import, from the manifest. A mapping that cannot be read is left out, and everything else goes on. */
public final class ImportRules {

    private static final String USER_NAME = "spec.toOkta.userNameExpression";
    private static final Set<Scope> SCOPES = EnumSet.of(Scope.AppUser, Scope.Source);

    private final Match match;
    private final UserNameFormat userNameFormat;
    private final Optional<Expression> userNameExpression;
    private final Optional<ImportSchedule> schedule;
    private final List<ImportMapping> mappings = new ArrayList<>();
    private final int safeguardPercent;
    private final List<String> problems = new ArrayList<>();
    private final List<String> mappingProblems = new ArrayList<>();

    /**
     * Reads "To Okta" and the mappings of that direction.
     *
     * @param safeguardPercent how many of the linked people may leave at once before a person is asked, 0 to 100
     */
    public ImportRules(ToOkta toOkta, List<AttributeMapping> attributeMappings, int safeguardPercent) {
        match = toOkta.match();
        userNameFormat = toOkta.userNameFormat();
        userNameExpression =
                Optional.ofNullable(toOkta.userNameExpression()).flatMap(text -> read(USER_NAME, text, problems));
        schedule = Optional.ofNullable(toOkta.schedule()).map(ImportSchedule::new);
        schedule.ifPresent(known -> problems.addAll(known.problems()));
        this.safeguardPercent = safeguardPercent;
        attributeMappings.stream()
                .filter(mapping -> mapping.direction() == AttributeMapping.Direction.ToOkta)
                .forEach(this::take);
    }

    /** When imports run; empty where none is scheduled. */
    public Optional<ImportSchedule> schedule() {
        return schedule;
    }

    /** What a person has to mend in {@code spec.toOkta}, each with its path. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What a person has to mend in {@code spec.attributeMappings}, each with its path; such a mapping is left out. */
    public List<String> mappingProblems() {
        return List.copyOf(mappingProblems);
    }

    /** The attributes of users in Okta that an import looks at, by their variable names. */
    public Set<String> userAttributes() {
        Set<String> names = new TreeSet<>(ProfileWriter.REQUIRED);
        names.add("login");
        mappings.forEach(mapping -> names.add(mapping.target()));
        return names;
    }

    Match match() {
        return match;
    }

    List<ImportMapping> mappings() {
        return mappings;
    }

    int safeguardPercent() {
        return safeguardPercent;
    }

    /** The name that somebody would sign in to Okta with. */
    UserName userName(Person person) {
        if (userNameFormat == UserNameFormat.Email) {
            return person.email()
                    .map(UserName::is)
                    .orElseGet(() -> UserName.missing("no e-mail in RingCentral: add it"));
        }
        return userNameExpression
                .map(expression -> expression
                        .evaluate(person)
                        .either(ImportRules::named, problem -> UserName.missing(USER_NAME + ": " + problem)))
                .orElseGet(() -> UserName.missing(USER_NAME + " cannot be read: mend it"));
    }

    private static UserName named(Value value) {
        return value.written()
                .filter(text -> !text.isBlank())
                .map(UserName::is)
                .orElseGet(() -> UserName.missing(
                        USER_NAME + " comes to nothing: add to the person in RingCentral what it reads"));
    }

    private void take(AttributeMapping mapping) {
        String path = "spec.attributeMappings, target " + mapping.target();
        if (mapping.target().equals("login")) {
            mappingProblems.add(path + ": the user name is set by spec.toOkta.userNameFormat: remove the mapping");
            return;
        }
        read(path, mapping.expression(), mappingProblems)
                .ifPresent(expression -> mappings.add(new ImportMapping(
                        mapping.target(), expression, mapping.apply() == AttributeMapping.Apply.OnCreate)));
    }

    private static Optional<Expression> read(String path, String text, List<String> problems) {
        return Expression.parse(text, SCOPES).either(expression -> known(path, expression, problems), problem -> {
            problems.add(path + ": " + problem);
            return Optional.empty();
        });
    }

    private static Optional<Expression> known(String path, Expression expression, List<String> problems) {
        List<Reference> unknown = expression.references().stream()
                .filter(reference -> !Person.NAMES.contains(reference.attribute()))
                .toList();
        unknown.forEach(reference -> problems.add(path + ": " + reference + " is not known of people in RingCentral: "
                + new TreeSet<>(Person.NAMES) + " are"));
        return unknown.isEmpty() ? Optional.of(expression) : Optional.empty();
    }
}
