package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.expression.Attributes;
import dev.ringcentralokta.operator.expression.Expression;
import dev.ringcentralokta.operator.expression.Outcome;
import dev.ringcentralokta.operator.expression.Scope;
import dev.ringcentralokta.operator.expression.Value;
import dev.ringcentralokta.operator.okta.AssignedUser;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.provisioning.Assigned.Status;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What RingCentral is to have of a person, by the mappings that the settings list and, for what they do not, by those that Okta
 * documents. A listed mapping that comes to nothing empties the attribute; a documented one leaves it alone then, as nobody has
 * asked for that.
 *
 * @param rules those that can be used
 * @param extension those of what SCIM lacks
 * @param email what the e-mail is; empty where the listed mapping cannot be used: then nobody has one, and nobody gets another
 * @param problems why listed mappings are left out, by their path in the manifest
 */
public record AttributeRules(
        List<Rule> rules,
        Map<ExtensionAttribute, Expression> extension,
        Optional<EmailRule> email,
        List<String> problems) {

    private static final Set<Scope> SCOPES = Set.of(Scope.User, Scope.Source);

    /** Of these countries RingCentral takes no address without a state (ringcentral-api.md §4). */
    private static final Set<String> WITH_STATES = Set.of("US", "GB", "CA");

    /** Words for an assignment that is over (okta-api.md §8.1). */
    private static final Set<String> OVER = Set.of("DEPROVISIONED", "REVOKED", "UNASSIGNED");

    private static final Set<ScimAttribute> ADDRESS = Set.of(
            ScimAttribute.StreetAddress,
            ScimAttribute.Locality,
            ScimAttribute.Region,
            ScimAttribute.PostalCode,
            ScimAttribute.Country);

    /**
     * One mapping.
     *
     * @param listed whether the settings list it, or it is a documented one
     */
    record Rule(AppAttribute attribute, Expression expression, Apply apply, boolean listed) {}

    /** The mapping of the e-mail, which is no attribute beside it. */
    record EmailRule(Expression expression, Apply apply) {}

    public AttributeRules {
        rules = List.copyOf(rules);
        extension = Map.copyOf(extension);
        problems = List.copyOf(problems);
    }

    /** The rules of settings; a mapping that cannot be used is left out, and told of. */
    public static AttributeRules of(List<AttributeMapping> mappings) {
        List<String> problems = new ArrayList<>();
        Map<AppAttribute, Rule> rules = new EnumMap<>(AppAttribute.class);
        Map<ExtensionAttribute, Expression> extension = new EnumMap<>(ExtensionAttribute.class);
        Optional<EmailRule> email = parsed(AppAttribute.EMAIL_BY_DEFAULT)
                .value()
                .map(expression -> new EmailRule(expression, Apply.Always));
        for (AppAttribute attribute : AppAttribute.values()) {
            attribute
                    .byDefault()
                    .flatMap(expression -> parsed(expression).value())
                    .ifPresent(
                            expression -> rules.put(attribute, new Rule(attribute, expression, Apply.Always, false)));
        }
        for (AttributeMapping mapping : mappings) {
            if (mapping.direction() != Direction.ToApp) {
                continue;
            }
            Optional<AppAttribute> attribute = AppAttribute.of(mapping.target());
            Optional<ExtensionAttribute> ofExtension = AppAttribute.ofExtension(mapping.target());
            Outcome<Expression> expression = parsed(mapping.expression());
            expression.problem().ifPresent(problem -> problems.add(path(mapping) + ": " + problem));
            attribute.ifPresent(rules::remove);
            if (mapping.target().equals(AppAttribute.EMAIL)) {
                email = expression.value().map(value -> new EmailRule(value, mapping.apply()));
            } else if (ofExtension.isPresent() && mapping.apply() == Apply.OnCreate) {
                problems.add(path(mapping) + ": RingCentral creates accounts without it. Set apply to Always.");
            } else if (ofExtension.isPresent()) {
                expression.value().ifPresent(value -> extension.put(ofExtension.get(), value));
            } else if (attribute.isEmpty()) {
                problems.add(path(mapping)
                        + ": neither RingCentral's SCIM nor its REST API has it for the operator to write. Take it"
                        + " out.");
            } else {
                expression
                        .value()
                        .ifPresent(value ->
                                rules.put(attribute.get(), new Rule(attribute.get(), value, mapping.apply(), true)));
            }
        }
        return new AttributeRules(List.copyOf(rules.values()), extension, email, problems);
    }

    /**
     * What RingCentral is to have of somebody.
     *
     * @param user who they are in Okta
     */
    Assigned of(AssignedUser assigned, User user) {
        Attributes attributes = reference ->
                Optional.ofNullable(user.profile().get(reference.attribute())).filter(value -> !value.equals(""));
        Map<ScimAttribute, Optional<String>> always = new EnumMap<>(ScimAttribute.class);
        Map<ScimAttribute, Optional<String>> onCreate = new EnumMap<>(ScimAttribute.class);
        List<String> refused = new ArrayList<>();
        for (Rule rule : rules) {
            // What is refused for one person leaves the attribute as it is (docs/expressions.md).
            Outcome<Value> outcome = rule.expression().evaluate(attributes);
            outcome.problem().ifPresent(problem -> refused.add(rule.attribute().variable() + ", " + problem));
            outcome.value()
                    .map(value -> value.written().filter(text -> !text.isBlank()))
                    .filter(value -> rule.listed() || value.isPresent())
                    .ifPresent(value -> (rule.apply() == Apply.Always ? always : onCreate)
                            .put(rule.attribute().scim(), value));
        }
        if (lacksState(always, onCreate)) {
            always.keySet().removeAll(ADDRESS);
            onCreate.keySet().removeAll(ADDRESS);
        }
        Optional<Outcome<Value>> address = email.map(rule -> rule.expression().evaluate(attributes));
        address.flatMap(Outcome::problem).ifPresent(problem -> refused.add(AppAttribute.EMAIL + ", " + problem));
        return new Assigned(
                user.id(),
                address.flatMap(Outcome::value).flatMap(Value::written).orElse(""),
                email.filter(rule -> rule.apply() == Apply.Always).isPresent(),
                status(assigned, user),
                Optional.ofNullable(assigned.appUser().externalId()),
                new Mapped(always, onCreate, extension(attributes, refused), refused));
    }

    private Map<ExtensionAttribute, String> extension(Attributes attributes, List<String> refused) {
        Map<ExtensionAttribute, String> values = new EnumMap<>(ExtensionAttribute.class);
        extension.forEach((attribute, expression) -> {
            Outcome<Value> outcome = expression.evaluate(attributes);
            outcome.problem().ifPresent(problem -> refused.add(AppAttribute.variable(attribute) + ", " + problem));
            outcome.value()
                    .flatMap(Value::written)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> values.put(attribute, text));
        });
        return values;
    }

    /** An address that RingCentral would refuse would keep everything else of the person from being set. */
    private static boolean lacksState(
            Map<ScimAttribute, Optional<String>> always, Map<ScimAttribute, Optional<String>> onCreate) {
        Optional<String> country = value(ScimAttribute.Country, always, onCreate);
        return value(ScimAttribute.Region, always, onCreate).isEmpty()
                && country.map(code -> WITH_STATES.contains(code.toUpperCase(Locale.ROOT)))
                        .orElse(true);
    }

    private static Optional<String> value(
            ScimAttribute attribute,
            Map<ScimAttribute, Optional<String>> always,
            Map<ScimAttribute, Optional<String>> onCreate) {
        return Objects.requireNonNullElseGet(
                always.get(attribute), () -> onCreate.getOrDefault(attribute, Optional.empty()));
    }

    /** Okta's other words for an app user tell of the way in, and so keep nobody out. */
    private static Status status(AssignedUser assigned, User user) {
        if (user.status().equals("DEPROVISIONED")
                || OVER.contains(assigned.appUser().status())) {
            return Status.Deprovisioned;
        }
        return user.status().equals("SUSPENDED") || assigned.appUser().status().equals("SUSPENDED")
                ? Status.Suspended
                : Status.Active;
    }

    private static Outcome<Expression> parsed(String text) {
        return Expression.parse(text, SCOPES);
    }

    private static String path(AttributeMapping mapping) {
        return "spec.attributeMappings[" + mapping.direction() + "/" + mapping.target() + "]";
    }
}
