package interop;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.dubbo.common.Version;
import org.apache.dubbo.common.extension.ExtensionLoader;
import org.apache.dubbo.common.utils.NetUtils;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ArgumentConfig;
import org.apache.dubbo.config.MethodConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.rpc.Protocol;
import org.apache.dubbo.rpc.RpcContext;
import org.apache.dubbo.rpc.RpcException;
import org.apache.dubbo.rpc.service.EchoService;
import org.apache.dubbo.rpc.service.GenericException;
import org.apache.dubbo.rpc.service.GenericService;

/**
 * All that touches Dubbo's API, so that the rest compiles with the packages of every line. What 3.x calls deprecated is all that 2.7 has.
 */
@SuppressWarnings("deprecation")
public final class Dubbo {
    /** Whether methods may return CompletableFuture. */
    public static final boolean FUTURES = true;

    private static final ApplicationConfig APPLICATION = application();

    private Dubbo() {
    }

    private static ApplicationConfig application() {
        ApplicationConfig application = new ApplicationConfig("interop-java");
        application.setQosEnable(false);
        return application;
    }

    /** 2.6, 2.7, 3.2 or 3.3. */
    public static String line() {
        return Version.getVersion().substring(0, 3);
    }

    /** Dubbo replaces a loopback address by the first other one of the machine; this makes it believe that it has only the loopback. */
    public static void connectToLoopback() throws Exception {
        setStatic("LOCAL_ADDRESS", InetAddress.getByName("127.0.0.1"));
        setStatic("HOST_ADDRESS", "127.0.0.1");
    }

    private static void setStatic(String name, Object value) throws Exception {
        Field field = NetUtils.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(null, value);
    }

    /** Takes calls by method name and types. */
    public interface ByName {
        Object invoke(String method, String[] types, Object[] arguments);
    }

    /** Where services are exported. Threads and payload may be null. */
    public static final class Server {
        private final ProtocolConfig protocol = new ProtocolConfig();

        public Server(String host, int port, Integer threads, Integer payload) {
            protocol.setName("dubbo");
            protocol.setHost(host);
            protocol.setPort(port);
            protocol.setThreads(threads);
            protocol.setPayload(payload);
            // or 3.x opens port 20880 for its metadata
            APPLICATION.setMetadataServicePort(port);
        }

        /** The second argument of each of these methods is an object of the consumer: to be called back, or (false) no more. */
        public <T> void export(Class<T> type, T implementation, String group, String version, Map<String, Boolean> callbacks) {
            List<MethodConfig> methods = new ArrayList<>();
            callbacks.forEach((name, isCalled) -> {
                ArgumentConfig argument = new ArgumentConfig();
                argument.setIndex(1);
                argument.setCallback(isCalled);
                MethodConfig method = new MethodConfig();
                method.setName(name);
                method.setArguments(Collections.singletonList(argument));
                methods.add(method);
            });

            ServiceConfig<T> service = service(type, implementation);
            service.setGroup(group);
            service.setVersion(version);
            service.setMethods(methods);
            service.setCallbacks(1000);
            // for callbacks: a second is short on a busy machine
            service.setTimeout(20000);
            service.export();
        }

        public <T> void export(Class<T> type, T implementation) {
            service(type, implementation).export();
        }

        /** A service whose methods only its implementation knows. */
        public void exportByName(Class<?> type, String group, ByName implementation) {
            ServiceConfig<GenericService> service = service(GenericService.class, implementation::invoke);
            service.setInterface(type.getName());
            service.setGroup(group);
            service.export();
        }

        private <T> ServiceConfig<T> service(Class<T> type, T implementation) {
            ServiceConfig<T> service = new ServiceConfig<>();
            service.setApplication(APPLICATION);
            service.setRegistry(new RegistryConfig("N/A"));
            service.setProtocol(protocol);
            service.setInterface(type);
            service.setRef(implementation);
            return service;
        }
    }

    /** Tells all consumers that this provider stops, serves them until they have gone or the time for shutting down is over, and closes. */
    public static void drain() {
        ExtensionLoader.getExtensionLoader(Protocol.class).getExtension("dubbo").destroy();
    }

    public static Object refer(Reference to) {
        ReferenceConfig<Object> reference = new ReferenceConfig<>();
        reference.setApplication(APPLICATION);
        reference.setUrl("dubbo://" + to.address() + "/" + to.service());
        reference.setGroup(to.group());
        reference.setVersion(to.version());
        reference.setParameters(new HashMap<>(to.parameters()));
        reference.setTimeout(to.timeout());
        reference.setRetries(to.retries());
        reference.setCheck(false);
        if (to.generic() != null) {
            reference.setInterface(to.service());
            reference.setGeneric(to.generic());
        } else {
            reference.setInterface(to.type());
        }
        if (to.oneWay() != null) {
            MethodConfig method = new MethodConfig();
            method.setName(to.oneWay());
            method.setReturn(false);
            reference.setMethods(Collections.singletonList(method));
        }
        return reference.get();
    }

    public static Object invoke(Object generic, String method, String[] types, Object... arguments) {
        return ((GenericService) generic).$invoke(method, types, arguments);
    }

    public static Object invokeAsync(Object generic, String method, String[] types, Object... arguments) throws Exception {
        return ((GenericService) generic).$invokeAsync(method, types, arguments).get();
    }

    /** The class and the message of what a method threw that was called by name; null if it is no such error. */
    public static String thrownBy(Throwable error) {
        if (error instanceof GenericException generic) {
            return generic.getExceptionClass() + ": " + generic.getExceptionMessage();
        }
        // In 2.7 no class derived from the other.
        boolean isOlder = error instanceof com.alibaba.dubbo.rpc.service.GenericException;
        return isOlder ? error.getMessage().split("\n", 2)[0] : null;
    }

    public static Object echo(Object service, Object value) {
        return ((EchoService) service).$echo(value);
    }

    public static void attach(String key, String value) {
        RpcContext.getContext().setAttachment(key, value);
    }

    public static String attachment(String key) {
        return RpcContext.getContext().getAttachment(key);
    }

    public static void attachToResponse(String key, String value) {
        RpcContext.getServerContext().setAttachment(key, value);
    }

    public static String responseAttachment(String key) {
        return RpcContext.getServerContext().getAttachment(key);
    }

    /** Who calls, in a provider. */
    public static String remoteAddress() {
        return RpcContext.getContext().getRemoteAddressString();
    }

    /** The code of an RpcException, null for any other exception. */
    public static Integer code(Throwable error) {
        return error instanceof RpcException ? ((RpcException) error).getCode() : null;
    }

    public static boolean isTimeout(Throwable error) {
        return error instanceof RpcException && ((RpcException) error).isTimeout();
    }
}
