package dev.ringcentralokta.sandbox.conformance;

import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replays one recording against a fresh org. */
final class Replay {

    /** What became of one interaction; nothing is compared of an operation that the org does not serve. */
    record Result(Interaction interaction, boolean served, List<Difference> differences) {}

    private final Recording recording;
    private final SimulatedOkta okta;
    private final OrgClient client;
    private final Identifiers identifiers = new Identifiers();
    private final Values values = new Values();

    private Replay(Recording recording, SimulatedOkta okta, OrgClient client) {
        this.recording = recording;
        this.okta = okta;
        this.client = client;
    }

    /**
     * Starts an org, sets up what the recording needs, and sends its requests in their order.
     *
     * @throws IOException if the org cannot be reached
     */
    static List<Result> of(Recording recording) throws IOException {
        OktaOptions options = OktaOptions.defaults()
                .withGenerousLimits()
                .withDelays(Duration.ZERO, Duration.ZERO, Duration.ZERO)
                .withFeatures(OrgFeatures.of(recording));
        try (SimulatedOkta okta = SimulatedOkta.start(options, Optional.empty(), Clock.systemUTC());
                OrgClient client = new OrgClient(okta.url(), options.apiToken())) {
            return new Replay(recording, okta, client).run();
        }
    }

    private List<Result> run() throws IOException {
        new Seeding(okta, client, identifiers).prepare(recording);
        List<Result> results = new ArrayList<>();
        for (Interaction interaction : recording.interactions()) {
            results.add(
                    okta.serves(interaction.method(), interaction.path())
                            ? new Result(interaction, true, compared(interaction))
                            : new Result(interaction, false, List.of()));
        }
        return results;
    }

    private List<Difference> compared(Interaction interaction) throws IOException {
        values.sent(interaction);
        Answer simulated = client.send(interaction, identifiers);
        identifiers.learn(interaction.answer().document(), simulated.document());
        identifiers.learnCursor(interaction.answer(), simulated);
        return Comparison.of(interaction, simulated, identifiers, values);
    }
}
