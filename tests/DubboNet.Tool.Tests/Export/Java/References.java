package export;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.Map;
import org.apache.dubbo.common.utils.NetUtils;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ReferenceConfig;

/** Creates clients of a provider on this machine. */
final class References {
    private References() {
    }

    /** Creates a client. The parameters configure its methods. */
    static <T> T refer(Class<T> service, String version, String address, Map<String, String> parameters) throws Exception {
        connectToLoopback();
        ApplicationConfig application = new ApplicationConfig("export-consumer");
        application.setQosEnable(false);
        ReferenceConfig<T> reference = new ReferenceConfig<>();
        reference.setApplication(application);
        reference.setUrl("dubbo://" + address + "/" + service.getName());
        reference.setParameters(parameters);
        reference.setVersion(version);
        reference.setInterface(service);
        reference.setTimeout(20000);
        reference.setCheck(false);
        return reference.get();
    }

    /** Dubbo replaces a loopback address by another one of the machine. */
    private static void connectToLoopback() throws Exception {
        set("LOCAL_ADDRESS", InetAddress.getByName("127.0.0.1"));
        set("HOST_ADDRESS", "127.0.0.1");
    }

    private static void set(String name, Object value) throws Exception {
        Field field = NetUtils.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(null, value);
    }
}
