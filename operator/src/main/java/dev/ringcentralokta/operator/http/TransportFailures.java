package dev.ringcentralokta.operator.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Request;

/** Says what to check when no answer came. */
final class TransportFailures {

    private TransportFailures() {}

    static ApiFailure explain(String vendor, Request request, IOException error) {
        boolean writes = !request.method().equals("GET");
        String where = request.url().host() + ":" + request.url().port();
        return ApiFailure.noAnswer(vendor, message(where, error), writes && mayHaveArrived(error));
    }

    private static boolean mayHaveArrived(IOException error) {
        return !(error instanceof UnknownHostException
                || error instanceof ConnectException
                || error instanceof NoRouteToHostException
                || error instanceof SSLHandshakeException
                || error instanceof SSLPeerUnverifiedException);
    }

    private static String message(String where, IOException error) {
        if (error instanceof UnknownHostException) {
            return "The host of " + where + " cannot be found: check the URL and the cluster's DNS";
        }
        if (error instanceof SSLHandshakeException || error instanceof SSLPeerUnverifiedException) {
            return "No trusted TLS connection to " + where
                    + ": check the URL, and whether the certificate authority of a"
                    + " proxy or test server must be added to the trusted certificates (" + error.getMessage() + ")";
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return "Nothing accepts connections at " + where + ": check the URL, network policies and proxies ("
                    + error.getMessage() + ")";
        }
        if (error instanceof InterruptedIOException) {
            return "No answer from " + where + " in time (" + error.getMessage() + ")";
        }
        return "The connection to " + where + " broke before the answer was complete (" + error.getMessage() + ")";
    }
}
