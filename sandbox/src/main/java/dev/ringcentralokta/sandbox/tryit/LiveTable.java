package dev.ringcentralokta.sandbox.tryit;

import java.io.PrintStream;
import java.util.List;

/** Shows the objects: drawn again in place on a terminal, a line for each change elsewhere. */
final class LiveTable {

    private static final String LAYOUT = "  %-8s %-22s %-7s %-24s %s%n";
    private static final int MESSAGE_WIDTH = 96;
    private static final String LINE_UP = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private List<Row> shown = List.of();
    private int drawnLines;

    LiveTable(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows {@code rows} if they are not what is shown already. */
    synchronized void show(List<Row> rows) {
        if (rows.equals(shown)) {
            return;
        }
        if (terminal) {
            redraw(rows);
        } else {
            rows.stream().filter(row -> !shown.contains(row)).forEach(this::line);
        }
        shown = List.copyOf(rows);
    }

    /** Writes a line of the story above the table. */
    synchronized void say(String text) {
        erase();
        out.println(text);
        if (terminal && !shown.isEmpty()) {
            draw(shown);
        }
    }

    private void redraw(List<Row> rows) {
        erase();
        draw(rows);
    }

    private void erase() {
        for (int i = 0; i < drawnLines; i++) {
            out.print(LINE_UP);
        }
        drawnLines = 0;
    }

    private void draw(List<Row> rows) {
        out.printf(LAYOUT, "KIND", "NAME", "READY", "REASON", "");
        rows.forEach(this::line);
        drawnLines = rows.size() + 1;
        out.flush();
    }

    private void line(Row row) {
        String message = row.isReady() ? "" : row.message();
        String shortened = message.length() <= MESSAGE_WIDTH ? message : message.substring(0, MESSAGE_WIDTH - 1) + "…";
        out.printf(LAYOUT, row.kind(), row.name(), row.ready(), row.reason(), terminal ? shortened : message);
    }
}
