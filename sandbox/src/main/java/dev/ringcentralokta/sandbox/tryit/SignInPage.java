package dev.ringcentralokta.sandbox.tryit;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/**
 * Where the operator serves the page on which a person signs in to RingCentral. The port is chosen before the operator
 * starts: its link and RingCentral's way back name it.
 *
 * @param port the port
 */
record SignInPage(int port) {

    static SignInPage onFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new SignInPage(socket.getLocalPort());
        }
    }

    /** What the operator is told of it. */
    Map<String, String> environment() {
        return Map.of("PUBLIC_URL", url().toString(), "OAUTH_PORT", Integer.toString(port));
    }

    /** The address to register with the RingCentral app. */
    String callback() {
        return url() + "/ringcentral/callback";
    }

    private URI url() {
        return URI.create("http://localhost:" + port);
    }
}
