package dev.ringcentralokta.operator.web;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A port of plain HTTP, small and bounded in every way: a connection that says nothing, or only half of a request, holds no thread
 * and is closed before long.
 *
 * @param name of its threads
 * @param port the port; 0 takes a free one
 * @param connections how many at a time
 */
record Listener(String name, int port, int connections) {

    private static final int THREADS = 16;
    private static final int HEADER_BYTES = 8_192;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration SILENCE_WHEN_FULL = Duration.ofSeconds(1);

    void configure(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName(name);
        threads.setDaemon(true);
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.disableCompression();
        config.jetty.threadPool = threads;
        config.jetty.addConnector(this::connector);
    }

    private Connector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setDelayDispatchUntilContent(false); // bodies are not read, so none is waited for
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setPort(port);
        connector.setIdleTimeout(SILENCE.toMillis());
        ConnectionLimit limit = new ConnectionLimit(connections, connector);
        limit.setIdleTimeout(SILENCE_WHEN_FULL.toMillis());
        connector.addBean(limit);
        return connector;
    }
}
