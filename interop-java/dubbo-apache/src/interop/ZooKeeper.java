package interop;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** Runs a server of ZooKeeper on the loopback interface, and says READY and the port. It ends with its input, and keeps no data. */
public final class ZooKeeper {
    private static final int TICK_MILLISECONDS = 500;

    private ZooKeeper() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            File data = Files.createTempDirectory("interop-zookeeper-").toFile();
            ServerCnxnFactory connections = ServerCnxnFactory.createFactory(new InetSocketAddress("127.0.0.1", 0), 0);
            connections.startup(new ZooKeeperServer(data, data, TICK_MILLISECONDS));
            out.println("READY " + connections.getLocalPort());
            System.in.transferTo(PrintStream.nullOutputStream());
            connections.shutdown();
            delete(data.toPath());
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
