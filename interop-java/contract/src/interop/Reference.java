package interop;

import java.util.Map;

/**
 * A service at an address, and how to call it: with its types, or by name in this form of generic calls. The type is the interface that the caller uses, the service the name in the address; one-way
 * is the name of a method without answer. Null means none.
 */
public record Reference(
    String address,
    Class<?> type,
    String service,
    String group,
    String version,
    int timeout,
    int retries,
    String generic,
    String oneWay,
    Map<String, String> parameters) {

    public static Reference to(String address, Class<?> type) {
        return new Reference(address, type, type.getName(), null, null, 3000, 0, null, null, Map.of());
    }

    public Reference named(String name) {
        return new Reference(address, type, name, group, version, timeout, retries, generic, oneWay, parameters);
    }

    public Reference in(String otherGroup, String otherVersion) {
        return new Reference(address, type, service, otherGroup, otherVersion, timeout, retries, generic, oneWay, parameters);
    }

    public Reference within(int milliseconds) {
        return new Reference(address, type, service, group, version, milliseconds, retries, generic, oneWay, parameters);
    }

    public Reference retrying(int times) {
        return new Reference(address, type, service, group, version, timeout, times, generic, oneWay, parameters);
    }

    public Reference asGeneric(String form) {
        return new Reference(address, type, service, group, version, timeout, retries, form, oneWay, parameters);
    }

    public Reference withOneWay(String method) {
        return new Reference(address, type, service, group, version, timeout, retries, generic, method, parameters);
    }

    public Reference with(Map<String, String> otherParameters) {
        return new Reference(address, type, service, group, version, timeout, retries, generic, oneWay, otherParameters);
    }
}
