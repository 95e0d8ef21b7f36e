package interop;

import com.example.frames.FrameService;
import com.example.frames.FrameServiceImpl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * A provider that is all started but for its port: FrameService of the group "standby" can be called at the port that READY names. On its input: bind PORT
 * exports FrameService there and says BOUND; stop, or the end, ends the process.
 */
public final class Standby {
    private Standby() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            FrameService implementation = new FrameServiceImpl();
            int port = Provider.freePort();
            server(port).export(FrameService.class, implementation, "standby", null, FrameServiceImpl.CALLBACKS);
            out.println("READY " + port);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                server(Integer.parseInt(line.split("\t")[1])).export(FrameService.class, implementation, null, null, FrameServiceImpl.CALLBACKS);
                out.println("BOUND");
            }
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static Dubbo.Server server(int port) {
        return new Dubbo.Server("127.0.0.1", port, null, null);
    }
}
