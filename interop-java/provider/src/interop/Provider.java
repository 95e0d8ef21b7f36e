package interop;

import com.example.frames.FrameService;
import com.example.frames.FrameServiceImpl;
import com.example.frames.GraphService;
import com.example.frames.GraphServiceImpl;
import com.example.frames.HandlerService;
import com.example.frames.HandlerServiceImpl;
import com.example.frames.TableService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Exports FrameService, GraphService, TableService and HandlerService, says READY and the port, and ends in order when its input says stop or ends. Told to
 * drain, it stops in order without ending, and says DRAINED.
 */
public final class Provider {
    private static final Set<String> OPTIONS = Set.of("--host", "--port", "--threads", "--payload");

    private Provider() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Map<String, String> options = options(args);
            int port = Integer.parseInt(options.getOrDefault("--port", "0"));
            if (port == 0) {
                port = freePort();
            }
            export(options, port);
            out.println("READY " + port);
            waitForStop(out);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("options, each with a value: " + OPTIONS + "; got " + String.join(" ", args));
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void export(Map<String, String> options, int port) {
        String host = options.getOrDefault("--host", "127.0.0.1");
        Dubbo.Server server = new Dubbo.Server(host, port, number(options.get("--threads")), number(options.get("--payload")));
        FrameService implementation = new FrameServiceImpl();
        server.export(FrameService.class, implementation, null, null, FrameServiceImpl.CALLBACKS);
        server.export(FrameService.class, implementation, "blue", "2.1.0", FrameServiceImpl.CALLBACKS);
        server.export(GraphService.class, new GraphServiceImpl());
        server.export(TableService.class, TableProvider.create());
        server.export(HandlerService.class, new HandlerServiceImpl());
        server.exportByName(FrameService.class, "generic", Provider::answer);
    }

    /** What is called by its name: all that echoes does so, an addition tells its types, and the rest is no method. */
    private static Object answer(String method, String[] types, Object[] arguments) {
        return switch (method) {
            case "echo", "savePerson", "color", "grid" -> arguments[0];
            case "over" -> method + " " + types[0] + " " + arguments[0];
            case "nothing" -> null;
            default -> throw new IllegalStateException("no " + method);
        };
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private static void waitForStop(PrintStream out) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
            if (line.equals("drain")) {
                Dubbo.drain();
                out.println("DRAINED");
            }
        }
    }
}
