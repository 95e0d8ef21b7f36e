package interop;

import com.example.frames.GraphService;
import java.util.Objects;
import java.util.stream.LongStream;

/** Sends random graphs and compares their canonical texts: of what was sent, what the provider saw, and what came back if it may. */
final class GraphCheck {
    private static final int SIZE = 60;
    private static final int SHOWN = 60;
    private static final int TIMEOUT = 20_000;

    private GraphCheck() {
    }

    /** The first difference, null if there is none. */
    static String run(References references, String address, long seed, int count, boolean oneWay) {
        GraphService graphs = (GraphService) references.get(Reference.to(address, GraphService.class).within(TIMEOUT));
        return LongStream.range(seed, seed + count).parallel().mapToObj(i -> {
            String difference = difference(graphs, Graphs.build(i, SIZE, oneWay), oneWay);
            return difference == null ? null : "seed " + i + ": " + difference;
        }).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String difference(GraphService graphs, Object graph, boolean oneWay) {
        String sent = Canon.of(graph);
        try {
            String difference = difference("describe", sent, graphs.describe(graph));
            return difference != null || oneWay ? difference : difference("echo", sent, Canon.of(graphs.echo(graph)));
        } catch (Throwable e) {
            return Text.ofError(e);
        }
    }

    private static String difference(String method, String sent, String got) {
        if (sent.equals(got)) {
            return null;
        }
        if (got == null) {
            return method + " gives null";
        }
        int at = 0;
        while (at < Math.min(sent.length(), got.length()) && sent.charAt(at) == got.charAt(at)) {
            at++;
        }
        return "first difference at " + at + " of " + method + ": sent " + near(sent, at) + " got " + near(got, at);
    }

    private static String near(String text, int at) {
        return text.substring(Math.max(at - SHOWN, 0), Math.min(at + SHOWN, text.length()));
    }
}
