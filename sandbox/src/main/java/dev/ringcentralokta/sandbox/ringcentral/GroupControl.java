package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;
import java.util.TreeSet;

/** Sites and call queues, as an administrator keeps them in the Admin Portal; below a prefix of the control port. */
final class GroupControl {

    private static final String NAME = "name";
    private static final String MEMBERS = "members";

    private final RingCentralAccount account;

    GroupControl(RingCentralAccount account) {
        this.account = account;
    }

    void mount(JavalinDefaultRoutingApi<?> router, String prefix) {
        router.put(prefix + "/sites/{id}", this::putSite);
        router.post(prefix + "/call-queues", this::addQueue);
        router.put(prefix + "/call-queues/{id}", this::changeQueue);
        router.delete(prefix + "/call-queues/{id}", context -> {
            account.callQueues().remove(queue(context).id());
            context.status(204);
        });
    }

    private void putSite(Context context) {
        ObjectNode body = RingCentralControl.body(context);
        String site = context.pathParam("id");
        account.addSite(site, RingCentralControl.text(body, NAME));
        members(body).forEach(member -> account.move(member, site));
        context.status(204);
    }

    private void addQueue(Context context) {
        ObjectNode body = RingCentralControl.body(context);
        Set<Long> members = members(body);
        long id = account.callQueues().add(RingCentralControl.text(body, NAME)).id();
        account.callQueues().setMembers(id, members);
        context.json(Json.object().put("id", Long.toString(id)));
    }

    /** Changes what is sent. */
    private void changeQueue(Context context) {
        ObjectNode body = RingCentralControl.body(context);
        long id = queue(context).id();
        if (body.has(NAME)) {
            account.callQueues().rename(id, RingCentralControl.text(body, NAME));
        }
        if (body.has(MEMBERS)) {
            account.callQueues().setMembers(id, members(body));
        }
        context.status(204);
    }

    private CallQueue queue(Context context) {
        String id = context.pathParam("id");
        return account.callQueues().all().stream()
                .filter(queue -> Long.toString(queue.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("There is no call queue " + id));
    }

    private Set<Long> members(ObjectNode body) {
        Set<Long> members = new TreeSet<>();
        body.path(MEMBERS)
                .forEach(email -> members.add(account.user(email.asText())
                        .orElseThrow(() -> new BadRequestResponse("members: nobody has the e-mail " + email.asText()))
                        .id()));
        return members;
    }
}
