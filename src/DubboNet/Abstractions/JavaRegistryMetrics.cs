using System.Diagnostics.Metrics;

namespace DubboNet;

/// <summary>The metrics of registries and lists of providers, with the names of Java Dubbo. Without listeners, they cost nothing.</summary>
internal sealed class JavaRegistryMetrics(Meter meter)
{
    /// <summary>Gets the number of attempts to register what a provider wants to have in a registry.</summary>
    public Counter<long> Registrations { get; } =
        Create(meter, "registry.register.requests.total", "Attempts to register a provider in a registry.");

    public Counter<long> SucceededRegistrations { get; } =
        Create(meter, "registry.register.requests.succeed.total", "Attempts to register a provider that have succeeded.");

    public Counter<long> FailedRegistrations { get; } =
        Create(meter, "registry.register.requests.failed.total", "Attempts to register a provider that have failed.");

    public Counter<long> Subscriptions { get; } =
        Create(meter, "registry.subscribe.num.total", "Services that a consumer has begun to look for in a registry.");

    public Counter<long> Notifications { get; } =
        Create(meter, "registry.notify.requests.total", "Lists of providers that consumers have taken over from registries.");

    public Counter<long> CallsWithoutProvider { get; } =
        Create(meter, "consumer.invoker.no.available.count", "Calls that found no available provider.");

    private static Counter<long> Create(Meter meter, string name, string description) =>
        meter.CreateCounter<long>($"dubbo.{name}", null, description);
}
