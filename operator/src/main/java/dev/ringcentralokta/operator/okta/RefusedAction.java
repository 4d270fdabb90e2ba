package dev.ringcentralokta.operator.okta;

import java.util.Optional;
import okhttp3.Request;

/** What a refused request wanted, in the words in which a person grants it. */
record RefusedAction(boolean writes, Optional<OktaScopes> area) {

    static RefusedAction of(Request request) {
        return new RefusedAction(
                !request.method().equals("GET"), OktaScopes.of(request.url().pathSegments()));
    }

    /** The scope that the request needs; empty where none is documented. */
    Optional<String> scope() {
        return area.map(known -> writes ? known.write() : known.read());
    }

    @Override
    public String toString() {
        return (writes ? "change " : "read ") + area.map(OktaScopes::path).orElse("what was asked for");
    }
}
