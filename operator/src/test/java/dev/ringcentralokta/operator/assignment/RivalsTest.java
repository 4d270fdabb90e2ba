package dev.ringcentralokta.operator.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.resource.Subjects;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RivalsTest {

    /** What is in the cache as the operator gives way may have gone already, and tells nobody any more that it went. */
    @Test
    void whoGivesWayLooksAgain() {
        List<ResourceID> woken = new CopyOnWriteArrayList<>();
        Rivals rivals = new Rivals(new Subjects(new Watched<>()));
        rivals.source().setEventHandler((Event event) -> woken.add(event.getRelatedCustomResourceID()));
        rivals.source().start();
        AppAssignment givingWay = new AppAssignment();
        givingWay.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName("jane")
                .build());

        rivals.lookAgain(givingWay);

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(woken)
                .containsExactly(new ResourceID("jane", "default")));
    }
}
