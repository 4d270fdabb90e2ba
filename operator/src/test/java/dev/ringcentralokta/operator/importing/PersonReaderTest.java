package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.ringcentral.ContactAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionContact;
import dev.ringcentralokta.operator.ringcentral.ScimUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that the client tells of people has a name that mappings can use, and no name is without a source. */
class PersonReaderTest {

    private static final ScimUser JANE = new ScimUser("101", "00u1", "jane@acme.com", true, "jane@acme.com");
    private static final ExtensionContact CONTACT = new ExtensionContact("101", of(ContactAttribute.values()));

    @Test
    void knowsEveryName() {
        Person person = PersonReader.read(List.of(JANE), List.of(CONTACT)).get(0);

        assertThat(person.attributes()).containsOnlyKeys(Person.NAMES);
        assertThat(person.active()).isTrue();
        assertThat(new HashSet<>(person.attributes().values()))
                .hasSize(Person.NAMES.size())
                .contains("jane@acme.com", "00u1", "the JobTitle");
    }

    @Test
    void scimSaysWhoThereIs() {
        ScimUser omar = new ScimUser("102", null, "omar@acme.com", false, null);

        assertThat(PersonReader.read(List.of(omar), List.of(CONTACT)))
                .containsExactly(new Person("102", false, Map.of("email", "omar@acme.com")));
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

    private static Map<ContactAttribute, String> of(ContactAttribute[] attributes) {
        return Arrays.stream(attributes)
                .collect(Collectors.toMap(Function.identity(), attribute -> "the " + attribute));
    }
}
