package interop;

import com.example.estate.EstateService;
import com.example.estate.EstateServiceImpl;
import com.example.frames.FrameService;
import com.example.frames.FrameServiceImpl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * Exports EstateService or FrameService through a registry, and says READY and the port. On its input: calls says how many calls it has had; drain stops
 * in order without ending, and says DRAINED; stop, or the end, ends the process in order, as SIGTERM does. See EstateOptions.
 */
public final class EstateProvider {
    private EstateProvider() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Dubbo.connectToLoopback();
            EstateOptions options = new EstateOptions(args);
            int port = options.port() == 0 ? Provider.freePort() : options.port();
            EstateServiceImpl service = new EstateServiceImpl(port);
            EstateApplication application = new EstateApplication(options, "estate-provider");
            if (options.isFrames()) {
                application.export(FrameService.class, new FrameServiceImpl(), port);
            } else {
                application.export(EstateService.class, service, port);
            }
            out.println("READY " + port);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                out.println(answer(line, service));
            }
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static String answer(String command, EstateServiceImpl service) {
        switch (command) {
            case "calls":
                return String.valueOf(service.calls());
            case "drain":
                Dubbo.drain();
                return "DRAINED";
            default:
                throw new IllegalArgumentException(command);
        }
    }
}
