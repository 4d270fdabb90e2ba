package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRouting;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the Kubernetes API, and what stands behind each. */
final class Routes {

    private static final Pattern GROUP_VERSION = Pattern.compile("/apis/([^/]+)/([^/]+)/?");
    private static final List<String> PATCHES = List.of(
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml");

    private final ResourceTypes types;
    private final ObjectStore store;
    private final Resources resources;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final Tables tables;
    private final Watches watches;

    Routes(ResourceTypes types, ObjectStore store, Resources resources, Tables tables, Watches watches) {
        this.types = types;
        this.store = store;
        this.resources = resources;
        this.discovery = new Discovery(types);
        this.openApi = new OpenApi(types);
        this.tables = tables;
        this.watches = watches;
    }

    void mount(JavalinDefaultRouting router) {
        router.exception(ApiException.class, (e, context) -> context.status(e.code())
                .contentType("application/json")
                .result(Json.bytes(e.status())));
        router.get("/version", context -> answer(context, version()));
        List.of("/healthz", "/livez", "/readyz").forEach(path -> router.get(path, context -> context.result("ok")));
        router.get("/api", context -> answer(context, discovery.coreVersions()));
        router.get("/api/v1", context -> answer(context, discovery.resources("", "v1")));
        router.get("/apis", context -> answer(context, discovery.groups()));
        router.get("/openapi/v3", context -> answer(context, openApi.index()));
        router.get("/openapi/v3/<path>", context -> answer(context, openApi.document(context.pathParam("path"))));
        router.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", Routes::allow);
        for (String root : List.of("/api/<path>", "/apis/<path>")) {
            router.get(root, this::read);
            router.post(root, this::create);
            router.put(root, this::update);
            router.patch(root, this::patch);
            router.delete(root, this::delete);
            router.ws(root, socket -> socket.onConnect(this::watch));
        }
    }

    private void read(Context context) throws IOException {
        Matcher group = GROUP_VERSION.matcher(context.path());
        if (group.matches()) {
            answer(context, discovery.resources(group.group(1), group.group(2)));
            return;
        }
        Target target = target(context.path());
        if (isWatch(context.queryParamMap(), context.path())) {
            watches.stream(context, wish(target, context.queryParamMap(), asTable(context)));
        } else if (target.name().isPresent()) {
            show(context, target, resources.get(target));
        } else {
            list(context, target);
        }
    }

    private void watch(WsContext context) {
        Target target = target(context.getUpgradeCtx$javalin().path());
        watches.serve(context, wish(target, context.queryParamMap(), false));
    }

    private void list(Context context, Target target) {
        ObjectStore.Listing listing = store.list(target.type().collection(), target.namespace());
        List<ApiObject> wanted = listing.items().stream()
                .filter(Selector.of(query(context, "labelSelector"), query(context, "fieldSelector")))
                .toList();
        int from = Integer.parseInt(query(context, "continue").isEmpty() ? "0" : query(context, "continue"));
        int limit = Integer.parseInt(query(context, "limit").isEmpty() ? "0" : query(context, "limit"));
        int to = limit == 0 ? wanted.size() : Math.min(wanted.size(), from + limit);
        List<ApiObject> page = wanted.subList(Math.min(from, wanted.size()), to);
        ObjectNode answer = asTable(context)
                ? tables.of(target.type(), page, Long.toString(listing.revision()))
                : listOf(target, page, listing.revision());
        if (to < wanted.size()) {
            answer.withObject("/metadata")
                    .put("continue", Integer.toString(to))
                    .put("remainingItemCount", wanted.size() - to);
        }
        answer(context, answer);
    }

    private static ObjectNode listOf(Target target, List<ApiObject> page, long revision) {
        ObjectNode list = Json.object()
                .put("kind", target.type().names().listKind())
                .put("apiVersion", target.type().apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(revision));
        ArrayNode items = list.putArray("items");
        page.forEach(object -> items.add(object.json()));
        return list;
    }

    private void create(Context context) {
        Target target = target(context.path());
        ApiObject created = resources.create(target, body(context), writer(context));
        define(created);
        context.status(201);
        show(context, target, created);
    }

    private void update(Context context) {
        Target target = target(context.path());
        ApiObject updated = resources.update(target, body(context), writer(context));
        define(updated);
        show(context, target, updated);
    }

    private void patch(Context context) {
        Target target = target(context.path());
        String type = Optional.ofNullable(context.contentType())
                .orElse("")
                .split(";", 2)[0]
                .strip();
        JsonNode patch = Json.read(context.bodyAsBytes(), type.endsWith("yaml"));
        ApiObject patched =
                switch (PATCHES.indexOf(type)) {
                    case 0 ->
                        resources.update(
                                target,
                                object(Patches.apply(resources.get(target).json(), patch)),
                                writer(context));
                    case 1, 2 -> resources.update(target, merged(target, patch), writer(context));
                    case 3 -> apply(context, target, patch);
                    default -> throw ApiException.unsupportedMediaType(type, PATCHES);
                };
        define(patched);
        show(context, target, patched);
    }

    /** Strategic merge differs from a merge patch in lists only, and of those the served types have none that matter. */
    private ObjectNode merged(Target target, JsonNode patch) {
        JsonNode result = Patches.merge(resources.get(target).json(), patch);
        boolean locked = patch.path("metadata").has("resourceVersion");
        if (!locked && result.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("resourceVersion");
        }
        return object(result);
    }

    private ApiObject apply(Context context, Target target, JsonNode applied) {
        boolean existed = resources.find(target).isPresent();
        ApiObject result = resources.apply(
                target,
                object(applied),
                writer(context),
                query(context, "force").equals("true"));
        context.status(existed ? 200 : 201);
        return result;
    }

    private void delete(Context context) {
        Target target = target(context.path());
        JsonNode options = context.bodyAsBytes().length == 0 ? Json.object() : Json.read(context.bodyAsBytes(), false);
        if (target.name().isPresent()) {
            show(context, target, resources.delete(target, options));
            return;
        }
        store.list(target.type().collection(), target.namespace()).items().stream()
                .filter(Selector.of(query(context, "labelSelector"), query(context, "fieldSelector")))
                .map(object -> new Target(
                        target.type(),
                        Optional.of(object.namespace()).filter(name -> !name.isEmpty()),
                        Optional.of(object.name()),
                        ""))
                .forEach(each -> resources.delete(each, options));
        answer(context, listOf(target, List.of(), store.revision()));
    }

    /** A definition that was written is served at once, and says so. */
    private void define(ApiObject written) {
        if (!written.json().path("kind").asText().equals("CustomResourceDefinition")) {
            return;
        }
        types.define(written);
        if (!written.json().path("status").has("conditions")) {
            ObjectNode established = written.copy();
            CustomTypes.establish(established, Instant.now());
            store.put("apiextensions.k8s.io/customresourcedefinitions", established);
        }
    }

    private Target target(String path) {
        return Target.of(path, types).orElseThrow(ApiException::noSuchResource);
    }

    private static boolean isWatch(Map<String, List<String>> query, String path) {
        return List.of("true", "1").contains(first(query, "watch")) || path.contains("/watch/");
    }

    private static Watches.Wish wish(Target target, Map<String, List<String>> query, boolean asTable) {
        String version = first(query, "resourceVersion");
        String seconds = first(query, "timeoutSeconds");
        return new Watches.Wish(
                target,
                Selector.of(first(query, "labelSelector"), first(query, "fieldSelector")),
                version.isEmpty() ? 0 : Long.parseLong(version),
                asTable,
                seconds.isEmpty() ? Optional.empty() : Optional.of(Instant.now().plusSeconds(Long.parseLong(seconds))));
    }

    private static Writer writer(Context context) {
        String agent =
                Optional.ofNullable(context.userAgent()).orElse("unknown").split("/", 2)[0];
        String manager = query(context, "fieldManager");
        return new Writer(
                manager.isEmpty() ? agent : manager,
                query(context, "fieldValidation").equals("Strict"),
                query(context, "dryRun").equals("All"));
    }

    private static ObjectNode body(Context context) {
        if (ProtobufObject.is(context.bodyAsBytes())) {
            return ProtobufObject.read(context.bodyAsBytes());
        }
        return Json.readObject(
                context.bodyAsBytes(),
                Optional.ofNullable(context.contentType()).orElse("").contains("yaml"));
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the result of the patch is not an object");
    }

    private void show(Context context, Target target, ApiObject object) {
        answer(
                context,
                asTable(context) ? tables.of(target.type(), List.of(object), object.resourceVersion()) : object.json());
    }

    private static boolean asTable(Context context) {
        return Optional.ofNullable(context.header("Accept")).orElse("").contains("as=Table");
    }

    private static String query(Context context, String name) {
        return first(context.queryParamMap(), name);
    }

    private static String first(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static void answer(Context context, JsonNode node) {
        context.contentType("application/json").result(Json.bytes(node));
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0-sandbox")
                .put("platform", "java");
    }

    private static void allow(Context context) {
        ObjectNode review = Json.readObject(context.bodyAsBytes(), false);
        review.putObject("status").put("allowed", true).put("reason", "the sandbox allows everything");
        context.status(201);
        answer(context, review);
    }
}
