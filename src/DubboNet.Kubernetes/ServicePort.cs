namespace DubboNet.Kubernetes;

/// <summary>Represents the Kubernetes service that provides an interface.</summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Port">The name of its port, the number of the pods' port, or null for the first port.</param>
internal sealed record ServicePort(string Service, string? Port);
