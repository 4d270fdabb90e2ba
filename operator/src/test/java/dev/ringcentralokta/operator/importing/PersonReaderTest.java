package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionDetails;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimPerson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that the client tells of people has a name that mappings can use, and no name is without a source. */
class PersonReaderTest {

    private static final ScimPerson SCIM = new ScimPerson("jane@acme.com", true, of(ScimAttribute.values(), "SCIM's "));
    private static final ExtensionDetails EXTENSION = new ExtensionDetails(
            new Extension("101", "1001", "Enabled", "User", "jane@acme.com"),
            of(ExtensionAttribute.values(), "the extension's "));

    @Test
    void knowsEveryName() {
        Person person = PersonReader.add(PersonReader.read("101", SCIM), EXTENSION);

        assertThat(person.attributes()).containsOnlyKeys(Person.NAMES);
        assertThat(person.active()).isTrue();
        assertThat(new HashSet<>(person.attributes().values()))
                .hasSize(Person.NAMES.size())
                .contains("jane@acme.com", "SCIM's GivenName", "SCIM's Title")
                .contains("the extension's ExtensionNumber", "the extension's Site");
    }

    @Test
    void takesFromTheExtensionWhatScimDoesNotTell() {
        Person person =
                PersonReader.add(PersonReader.read("101", new ScimPerson("jane@acme.com", false, Map.of())), EXTENSION);

        assertThat(person.active()).isFalse();
        assertThat(person.attributes())
                .containsOnlyKeys(Set.of(
                        "email", "extensionNumber", "site", "title", "department", "businessPhone", "mobilePhone"))
                .containsEntry("title", "the extension's JobTitle");
    }

    @Test
    void theGuideListsThem() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "expressions.md"));
        String row = page.lines()
                .filter(line -> line.startsWith("| `appuser.…` |"))
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("`(\\w+)`").matcher(row).results().map(name -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(Person.NAMES);
    }

    private static <T> Map<T, String> of(T[] attributes, String owner) {
        return Arrays.stream(attributes).collect(Collectors.toMap(Function.identity(), attribute -> owner + attribute));
    }
}
