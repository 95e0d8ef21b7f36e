package interop;

import com.alibaba.dubbo.config.ApplicationConfig;
import com.alibaba.dubbo.config.ProtocolConfig;
import com.alibaba.dubbo.config.ReferenceConfig;
import com.alibaba.dubbo.config.RegistryConfig;
import com.alibaba.dubbo.config.ServiceConfig;
import com.alibaba.dubbo.registry.integration.RegistryDirectory;
import java.lang.reflect.Field;
import java.util.List;

/** An application that has a registry, with one service or one reference. */
final class EstateApplication {
    private final EstateOptions options;
    private final ApplicationConfig application;
    private ReferenceConfig<?> reference;

    EstateApplication(EstateOptions options, String role) {
        this.options = options;
        application = new ApplicationConfig(options.application(role));
        application.setQosEnable(false);
    }

    <T> void export(Class<T> type, T implementation, int port) {
        ProtocolConfig protocol = new ProtocolConfig("dubbo", port);
        protocol.setHost(options.host());
        ServiceConfig<T> service = new ServiceConfig<>();
        service.setApplication(application);
        service.setRegistry(new RegistryConfig(options.registry()));
        service.setProtocol(protocol);
        service.setInterface(type);
        service.setRef(implementation);
        service.setGroup(options.group());
        service.setVersion(options.version());
        service.setWeight(options.weight());
        service.setParameters(options.parameters());
        service.export();
    }

    <T> T refer(Class<T> type) {
        if (options.tag() != null) {
            throw new IllegalArgumentException("--tag: 2.6 takes the tag of a consumer from the attachments of a call only");
        }
        ReferenceConfig<T> config = new ReferenceConfig<>();
        config.setApplication(application);
        config.setRegistry(new RegistryConfig(options.registry()));
        config.setInterface(type);
        config.setGroup(options.group());
        config.setVersion(options.version());
        config.setTimeout(options.timeout());
        config.setRetries(options.retries());
        config.setParameters(options.parameters());
        config.setCheck(false);
        reference = config;
        return config.get();
    }

    /** Returns the ports of the providers that the consumer knows. */
    List<Integer> providers() throws Exception {
        RegistryDirectory<?> directory = (RegistryDirectory<?>) field(field(reference, "invoker"), "directory");
        if (directory.getUrlInvokerMap() == null) {
            return List.of();
        }
        return directory.getUrlInvokerMap().values().stream().map(invoker -> invoker.getUrl().getPort()).sorted().toList();
    }

    private static Object field(Object object, String name) throws Exception {
        Field field = object.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
    }
}
