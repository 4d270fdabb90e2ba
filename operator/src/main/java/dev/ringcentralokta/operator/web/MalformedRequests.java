package dev.ringcentralokta.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** What Jetty refuses before any route sees it gets a page as everything else does, instead of Jetty's own. */
final class MalformedRequests extends ErrorHandler {

    private final SecurityHeaders headers;

    MalformedRequests(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        headers.of(Page.NO_FORM).forEach(fields::put);
        fields.put("Content-Type", SignInRoutes.HTML);
        return ByteBuffer.wrap(html(status).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        base.setHandled(true);
        headers.of(Page.NO_FORM).forEach(response::setHeader);
        response.setContentType(SignInRoutes.HTML);
        response.getOutputStream().write(html(response.getStatus()).getBytes(StandardCharsets.UTF_8));
    }

    private static String html(int status) {
        return SignInPages.problem(Problem.of(status), Optional.empty(), "").html();
    }
}
