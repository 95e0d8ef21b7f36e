package interop;

import com.example.frames.FrameService;
import com.example.frames.FrameServiceImpl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.SslConfig;
import org.apache.dubbo.rpc.model.ApplicationModel;

/**
 * TLS, the files being PEM: tls provider CERTIFICATE KEY [AUTHORITY], which wants certificates of consumers if it is given who signs them, or
 * tls consumer CERTIFICATE KEY AUTHORITY, which answers echo ADDRESS TEXT. 2.6 has no TLS.
 */
@SuppressWarnings("deprecation")
public final class Tls {
    private Tls() {
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Dubbo.connectToLoopback();
            SslConfig ssl = new SslConfig();
            ApplicationConfig application = new ApplicationConfig("interop-java");
            application.setQosEnable(false);
            boolean isProvider = args[0].equals("provider");
            if (isProvider) {
                ssl.setServerKeyCertChainPath(args[1]);
                ssl.setServerPrivateKeyPath(args[2]);
                ssl.setServerTrustCertCollectionPath(args.length > 3 ? args[3] : null);
            } else {
                ssl.setClientKeyCertChainPath(args[1]);
                ssl.setClientPrivateKeyPath(args[2]);
                ssl.setClientTrustCertCollectionPath(args[3]);
            }
            ApplicationModel.getConfigManager().setSsl(ssl);
            out.println("READY " + (isProvider ? export(application) : 0));
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
                String[] command = line.split("\t");
                out.println(echo(application, command[1], command[2]));
            }
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int export(ApplicationConfig application) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProtocolConfig protocol = new ProtocolConfig();
        protocol.setName("dubbo");
        protocol.setHost("127.0.0.1");
        protocol.setPort(port);
        protocol.setSslEnabled(true);
        application.setMetadataServicePort(port);
        ServiceConfig<FrameService> service = new ServiceConfig<>();
        service.setApplication(application);
        service.setRegistry(new RegistryConfig("N/A"));
        service.setProtocol(protocol);
        service.setInterface(FrameService.class);
        service.setRef(new FrameServiceImpl());
        service.export();
        return port;
    }

    private static String echo(ApplicationConfig application, String address, String text) {
        try {
            ReferenceConfig<FrameService> reference = new ReferenceConfig<>();
            reference.setApplication(application);
            reference.setUrl("dubbo://" + address + "/" + FrameService.class.getName() + "?ssl-enabled=true");
            reference.setInterface(FrameService.class);
            reference.setRetries(0);
            reference.setCheck(false);
            reference.setTimeout(60_000);
            return reference.get().echo(text);
        } catch (Throwable e) {
            return e.toString().replace('\n', ' ');
        }
    }
}
