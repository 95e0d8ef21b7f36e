package interop;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of an application that has a registry. Each has a value. Those that are not set keep Dubbo's default.
 * --service frames exports FrameService and not EstateService. --parameters are further parameters of the service or reference, as in a URL: loadbalance=roundrobin&dubbo.tag=gray.
 */
final class EstateOptions {
    private static final Set<String> NAMES = Set.of(
        "--registry", "--application", "--host", "--port", "--group", "--version", "--weight", "--tag", "--timeout", "--retries",
        "--mode", "--metadata", "--step", "--parameters", "--service");

    private final Map<String, String> values = new HashMap<>();

    EstateOptions(String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            if (!NAMES.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("options, each with a value: " + NAMES + "; got " + String.join(" ", args));
            }
            values.put(args[i], args[i + 1]);
        }
        if (!values.containsKey("--registry")) {
            throw new IllegalArgumentException("--registry is required, such as zookeeper://127.0.0.1:2181");
        }
    }

    String registry() {
        return values.get("--registry");
    }

    /** Returns the name of the application, by default the role. */
    String application(String role) {
        return values.getOrDefault("--application", role);
    }

    String host() {
        return values.getOrDefault("--host", "127.0.0.1");
    }

    int port() {
        return Integer.parseInt(values.getOrDefault("--port", "0"));
    }

    String group() {
        return values.get("--group");
    }

    String version() {
        return values.get("--version");
    }

    Integer weight() {
        return number("--weight");
    }

    String tag() {
        return values.get("--tag");
    }

    Integer timeout() {
        return number("--timeout");
    }

    Integer retries() {
        return number("--retries");
    }

    /** Returns interface, instance or all, for 3.x. */
    String mode() {
        return values.get("--mode");
    }

    /** Returns local or remote, since 2.7. */
    String metadata() {
        return values.get("--metadata");
    }

    /** Returns APPLICATION_FIRST, FORCE_INTERFACE or FORCE_APPLICATION, for 3.x. */
    String step() {
        return values.get("--step");
    }

    boolean isFrames() {
        return "frames".equals(values.get("--service"));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        if (tag() != null) {
            parameters.put("dubbo.tag", tag());
        }
        if (values.containsKey("--parameters")) {
            for (String pair : values.get("--parameters").split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(parts[0], parts[1]);
            }
        }
        return parameters;
    }

    private Integer number(String name) {
        return values.containsKey(name) ? Integer.valueOf(values.get(name)) : null;
    }
}
