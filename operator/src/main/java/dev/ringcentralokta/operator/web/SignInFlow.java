package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The authorization code flow with PKCE (RFC 6749 §4.1, RFC 7636): from a ticket to RingCentral, and back with a code.
 * Knows no HTTP.
 */
final class SignInFlow {

    /** RingCentral's operation {@code authorize}. */
    private static final String AUTHORIZE = "/restapi/oauth/authorize";

    private static final int LONGEST_QUOTE = 200;

    /** What a request comes to. */
    sealed interface Outcome {
        /** The person may start. */
        record Invited(Invitation invitation) implements Outcome {}

        /** The browser leaves for RingCentral, and keeps the nonce until it is back. */
        record Leaving(URI to, String nonce) implements Outcome {
            @Override
            public String toString() {
                return "Leaving";
            }
        }

        /** It is done. */
        record Connected(Invitation invitation, SignInResult.Connected session) implements Outcome {}

        /** It cannot go on. */
        record Failed(Problem problem, Optional<Invitation> invitation, String detail) implements Outcome {
            private static Failed because(Problem problem) {
                return new Failed(problem, Optional.empty(), "");
            }

            private static Failed because(Problem problem, Invitation invitation, String detail) {
                return new Failed(problem, Optional.of(invitation), detail);
            }
        }
    }

    /** What the browser brings back from RingCentral; the nonce is its own. */
    record Return(
            Optional<String> state,
            Optional<String> nonce,
            Optional<String> code,
            Optional<String> error,
            Optional<String> errorDescription) {
        @Override
        public String toString() {
            return "Return";
        }
    }

    private final SignInDesk desk;
    private final PublicUrl publicUrl;
    private final PendingSignIns pending;
    private final Unguessable unguessable = new Unguessable();

    SignInFlow(SignInDesk desk, PublicUrl publicUrl, Clock clock) {
        this.desk = desk;
        this.publicUrl = publicUrl;
        this.pending = new PendingSignIns(clock);
    }

    /** What the ticket is for. Uses nothing up: scanners of mail and chat open links too. */
    Outcome look(String ticket) {
        return desk.invitation(ticket)
                .map(invitation -> invitation
                        .obstacle()
                        .<Outcome>map(why -> Outcome.Failed.because(Problem.NotNow, invitation, why))
                        .orElseGet(() -> new Outcome.Invited(invitation)))
                .orElseGet(() -> Outcome.Failed.because(Problem.UnknownLink));
    }

    /** Takes the ticket, and sends the browser to RingCentral. */
    Outcome start(String ticket) {
        Outcome seen = look(ticket);
        return seen instanceof Outcome.Invited
                ? desk.accept(ticket).map(this::leave).orElseGet(() -> Outcome.Failed.because(Problem.UnknownLink))
                : seen;
    }

    /** Takes the code that the browser brings, if this browser was sent for it. */
    Outcome finish(Return back) {
        PendingSignIns.Found found =
                pending.end(back.state().orElse(""), back.nonce().orElse(""));
        if (found instanceof PendingSignIns.Found.Pending signIn) {
            return finish(back, signIn);
        }
        if (found instanceof PendingSignIns.Found.Expired expired) {
            return fail(Problem.TookTooLong, expired.invitation(), "", "it took longer than 10 minutes");
        }
        if (found instanceof PendingSignIns.Found.OtherBrowser other) {
            return fail(
                    Problem.OtherBrowser,
                    other.invitation(),
                    "",
                    "it came back in another browser than it was started in, or without this site's cookie");
        }
        return Outcome.Failed.because(
                found instanceof PendingSignIns.Found.Used ? Problem.UsedAlready : Problem.UnknownSignIn);
    }

    private Outcome leave(Invitation invitation) {
        String state = unguessable.next();
        String nonce = unguessable.next();
        String verifier = unguessable.next();
        pending.add(state, nonce, verifier, invitation);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", invitation.clientId());
        query.put("redirect_uri", publicUrl.callback().toString());
        query.put("state", state);
        query.put("code_challenge", Unguessable.digest(verifier));
        query.put("code_challenge_method", "S256");
        return new Outcome.Leaving(invitation.serverUrl().resolve(AUTHORIZE + "?" + encode(query)), nonce);
    }

    private Outcome finish(Return back, PendingSignIns.Found.Pending signIn) {
        Invitation invitation = signIn.invitation();
        if (back.error().isPresent()) {
            String said = quote(back.error().get(), back.errorDescription());
            return back.error().get().equals("access_denied")
                    ? fail(Problem.Denied, invitation, said, "access was denied at RingCentral: " + said)
                    : fail(Problem.VendorError, invitation, said, "RingCentral answered " + said);
        }
        if (back.code().filter(code -> !code.isBlank()).isEmpty()) {
            return fail(Problem.NoCode, invitation, "", "RingCentral answered without a code");
        }
        SignInResult result = desk.complete(invitation, back.code().get(), signIn.verifier(), publicUrl.callback());
        if (result instanceof SignInResult.Refused refused) {
            return Outcome.Failed.because(Problem.Refused, invitation, refused.why());
        }
        if (result instanceof SignInResult.Unanswered unanswered) {
            return Outcome.Failed.because(Problem.Unanswered, invitation, unanswered.how());
        }
        return new Outcome.Connected(invitation, (SignInResult.Connected) result);
    }

    private Outcome fail(Problem problem, Invitation invitation, String detail, String why) {
        desk.failed(invitation, why);
        return Outcome.Failed.because(problem, invitation, detail);
    }

    /** The vendor's words on one line of bounded length: they end in a page, a status and an event. */
    private static String quote(String error, Optional<String> description) {
        String words = description
                .map(text -> error + ": " + text)
                .orElse(error)
                .replaceAll("\\p{C}|\\s", " ")
                .strip();
        return words.length() <= LONGEST_QUOTE ? words : words.substring(0, LONGEST_QUOTE) + "…";
    }

    private static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
