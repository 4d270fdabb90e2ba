package dev.ringcentralokta.operator.provisioning;

import java.util.List;
import java.util.Optional;

/** Who is assigned to the app, as Okta tells it. */
public interface Assignments {

    /** Everybody by a listing to its last page; a failure is one of the client. */
    List<Assigned> listed();

    /** One person, read alone and now; empty where Okta says that they are not assigned. */
    Optional<Assigned> read(String userId);

    /** Whether somebody is never to be disabled, by the login that they have now. */
    boolean protects(String userId);

    /** Whether Okta has somebody suspended or locked out, assigned or not: they have not left. */
    boolean suspended(String userId);
}
