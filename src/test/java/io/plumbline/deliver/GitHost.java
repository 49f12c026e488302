package io.plumbline.deliver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small server that speaks the comments of GitHub's REST API and the notes of GitLab's, in pages, with faults on demand. */
public final class GitHost implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LIST =
            Pattern.compile("/(?:repos/acme/shop/issues/7/comments|projects/12/merge_requests/7/notes)");
    private static final Pattern ONE =
            Pattern.compile("/(?:repos/acme/shop/issues/comments|projects/12/merge_requests/7/notes)/(\\d+)");

    /** A comment or note. */
    public record Note(String author, String text) {}

    /** An answer instead of the usual one. */
    record Fault(int status, String retryAfter) {}

    public final Map<Long, Note> notes = new LinkedHashMap<>();
    final List<String> requests = new ArrayList<>();
    final Deque<Fault> faults = new ArrayDeque<>();
    String user = "plumbline-bot";
    boolean mayAskWhoItIs = true;

    /** Written by another job between our look and our write. */
    Note meanwhile;

    private final HttpServer server;
    private long next = 1;

    public GitHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized long add(String author, String text) {
        notes.put(next, new Note(author, text));
        return next++;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        requests.add(method + " " + exchange.getRequestURI());
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Fault fault = faults.poll();
        Matcher one = ONE.matcher(path);
        if (fault != null) {
            if (!fault.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", fault.retryAfter());
            }
            answer(exchange, fault.status(), JSON.createObjectNode().put("message", "fault on demand"));
        } else if (path.equals("/user")) {
            ObjectNode me = JSON.createObjectNode().put("login", user).put("username", user);
            answer(exchange, mayAskWhoItIs ? 200 : 403, mayAskWhoItIs ? me : JSON.createObjectNode());
        } else if (LIST.matcher(path).matches() && method.equals("GET")) {
            answer(exchange, 200, page(exchange.getRequestURI().getQuery()));
        } else if (LIST.matcher(path).matches()) {
            if (meanwhile != null) {
                add(meanwhile.author(), meanwhile.text());
                meanwhile = null;
            }
            long id = add(user, body.path("body").asString(""));
            answer(exchange, 201, note(id));
        } else if (one.matches() && method.equals("DELETE")) {
            notes.remove(Long.valueOf(one.group(1)));
            answer(exchange, 204, null);
        } else if (one.matches()) {
            long id = Long.parseLong(one.group(1));
            notes.put(id, new Note(notes.get(id).author(), body.path("body").asString("")));
            answer(exchange, 200, note(id));
        } else {
            answer(exchange, 404, JSON.createObjectNode().put("message", "Not Found"));
        }
    }

    private ArrayNode page(String query) {
        Matcher asked = Pattern.compile("per_page=(\\d+)&page=(\\d+)").matcher(query);
        if (!asked.matches()) {
            throw new IllegalArgumentException(query);
        }
        int size = Integer.parseInt(asked.group(1));
        ArrayNode page = JSON.createArrayNode();
        notes.keySet().stream()
                .skip((long) size * (Integer.parseInt(asked.group(2)) - 1))
                .limit(size)
                .forEach(id -> page.add(note(id)));
        return page;
    }

    private ObjectNode note(long id) {
        Note note = notes.get(id);
        ObjectNode node = JSON.createObjectNode().put("id", id).put("body", note.text());
        node.put("html_url", address() + "/pull/7#" + id).put("system", false);
        node.putObject("user").put("login", note.author());
        node.putObject("author").put("username", note.author());
        return node;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] bytes = json == null ? new byte[0] : json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
