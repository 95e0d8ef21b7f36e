package interop;

import java.lang.reflect.Field;
import java.util.List;
import org.apache.dubbo.config.ApplicationConfig;
import org.apache.dubbo.config.ProtocolConfig;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.dubbo.config.RegistryConfig;
import org.apache.dubbo.config.ServiceConfig;
import org.apache.dubbo.config.bootstrap.DubboBootstrap;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.cluster.ClusterInvoker;

/**
 * An application that has a registry, with one service or one reference. It starts through DubboBootstrap, as applications do. Otherwise
 * 3.x would write neither the mapping nor the metadata.
 */
final class EstateApplication {
    private final EstateOptions options;
    private final ApplicationConfig application;
    private final DubboBootstrap bootstrap;
    private ReferenceConfig<?> reference;

    EstateApplication(EstateOptions options, String role) {
        this.options = options;
        // 2.7 has no setters for these two.
        setProperty("dubbo.application.register-mode", options.mode());
        setProperty("dubbo.application.service-discovery.migration", options.step());
        application = new ApplicationConfig(options.application(role));
        application.setQosEnable(false);
        if (options.metadata() != null) {
            application.setMetadataType(options.metadata());
        }
        bootstrap = DubboBootstrap.getInstance().application(application).registry(new RegistryConfig(options.registry()));
    }

    <T> void export(Class<T> type, T implementation, int port) {
        ProtocolConfig protocol = new ProtocolConfig("dubbo", port);
        protocol.setHost(options.host());
        // or 3.x opens port 20880 for its metadata
        application.setMetadataServicePort(port);
        ServiceConfig<T> service = new ServiceConfig<>();
        service.setInterface(type);
        service.setRef(implementation);
        service.setGroup(options.group());
        service.setVersion(options.version());
        service.setWeight(options.weight());
        service.setParameters(options.parameters());
        bootstrap.protocol(protocol).service(service).start();
    }

    <T> T refer(Class<T> type) {
        ReferenceConfig<T> config = new ReferenceConfig<>();
        config.setInterface(type);
        config.setGroup(options.group());
        config.setVersion(options.version());
        config.setTimeout(options.timeout());
        config.setRetries(options.retries());
        config.setParameters(options.parameters());
        config.setCheck(false);
        reference = config;
        bootstrap.reference(config).start();
        return config.get();
    }

    /** Returns the ports of the providers that the consumer knows, and uses at the level that it has chosen. */
    List<Integer> providers() throws Exception {
        Field field = ReferenceConfig.class.getDeclaredField("invoker");
        field.setAccessible(true);
        List<? extends Invoker<?>> invokers = ((ClusterInvoker<?>) field.get(reference)).getDirectory().getAllInvokers();
        return invokers == null ? List.of() : invokers.stream().map(invoker -> invoker.getUrl().getPort()).sorted().toList();
    }

    private static void setProperty(String name, String value) {
        if (value != null) {
            System.setProperty(name, value);
        }
    }
}
