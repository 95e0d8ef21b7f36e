namespace DubboNet.Hosting;

/// <summary>Represents a service that was found in a registry.</summary>
/// <param name="Service">The key of the service.</param>
/// <param name="Definition">The definition that its provider has published, or null if there is none.</param>
/// <param name="Invoker">The invoker of calls to all its providers.</param>
public sealed record DubboFoundService(ServiceKey Service, ServiceDefinition? Definition, IDubboInvoker Invoker);
