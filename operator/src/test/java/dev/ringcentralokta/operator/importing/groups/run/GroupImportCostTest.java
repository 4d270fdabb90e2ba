package dev.ringcentralokta.operator.importing.groups.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import of groups costs in calls. */
class GroupImportCostTest {

    private static final int PEOPLE = 100;
    private static final int SITES = 3;
    private static final int DEPARTMENTS = 5;
    private static final int GROUPS = SITES + DEPARTMENTS + 2;

    private final GroupFixture world = new GroupFixture(PEOPLE + 1, RateLimits.generous());
    private final List<String> people = new ArrayList<>();
    private long queue;

    @BeforeEach
    void fill() {
        IntStream.range(1, SITES).forEach(site -> world.ringCentral.account().addSite("site" + site, "Site " + site));
        for (int i = 0; i < PEOPLE; i++) {
            String id = world.person("p" + i, "Department " + i % DEPARTMENTS);
            people.add(id);
            if (i % SITES != 0) {
                world.ringCentral.account().move(Long.parseLong(id), "site" + i % SITES);
            }
        }
        world.queue("Support", people.subList(0, PEOPLE / 5).toArray(String[]::new));
        queue = world.queue("Billing", people.subList(0, PEOPLE / 10).toArray(String[]::new));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCallForEachGroupAndMemberAndNoneWhereNothingHasChanged() {
        int memberships = 2 * PEOPLE + PEOPLE / 5 + PEOPLE / 10;

        // When they are imported first: one search for all names
        assertThat(calls(false)).isEqualTo(1 + GROUPS + memberships);

        // Then nothing is asked of Okta where nothing has changed, and two calls for each group where all is looked at
        assertThat(calls(false)).isZero();
        assertThat(calls(true)).isEqualTo(2 * GROUPS);

        // And one person's change costs one call
        world.members(queue, people.subList(0, PEOPLE / 10 + 1).toArray(String[]::new));
        assertThat(calls(false)).isEqualTo(1);
        assertThat(world.run(true).done()).isEqualTo(Done.NOTHING);
    }

    /** Calls to Okta; those to RingCentral are always the same. */
    private int calls(boolean whole) {
        world.later(Duration.ofHours(2));
        world.org.calls().clear();
        world.ringCentral.calls().clear();
        assertThat(world.run(whole).stop()).isEmpty();
        assertThat(world.ringCentral.calls().perBucket())
                .containsEntry("medium", 2L)
                .containsEntry("light", 2L);
        return world.org.calls().calls().size();
    }
}
