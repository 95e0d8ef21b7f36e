using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet;

/// <summary>
/// Publishes traces and metrics of calls, following the OpenTelemetry conventions for RPC. These are activities of both sides and the
/// histograms <c>rpc.client.call.duration</c> and <c>rpc.server.call.duration</c> in seconds. Without listeners, they cost nothing.
/// </summary>
public static class DubboTelemetry
{
    /// <summary>The name of the activity source and the meter, for <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "DubboNet";

    /// <summary>
    /// The name of a second meter for <c>AddMeter</c>, whose metrics have the names of Java Dubbo, such as
    /// <c>dubbo.consumer.requests.total</c>. It is for dashboards that show both.
    /// </summary>
    public const string JavaName = "DubboNet.Java";

    private static readonly Meter Meter = new(Name);

    internal static Meter JavaMeter { get; } = new(JavaName);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<double> ClientDuration { get; } =
        CreateDuration("rpc.client.call.duration", "Duration of calls, from the invocation to the result.");

    internal static Histogram<double> ServerDuration { get; } =
        CreateDuration("rpc.server.call.duration", "Duration of calls served, from the handler's start to its end.");

    internal static JavaMetrics Consumer { get; } = new(JavaMeter, "consumer");

    internal static JavaMetrics Provider { get; } = new(JavaMeter, "provider");

    internal static JavaRegistryMetrics Registry { get; } = new(JavaMeter);

    /// <summary>
    /// Gets a value indicating whether calls of this side are observed. An activity of the application counts as an observer, because the
    /// provider's activities must become its children.
    /// </summary>
    internal static bool IsClientObserved =>
        ClientDuration.Enabled || Source.HasListeners() || Activity.Current is not null || Consumer.IsEnabled;

    /// <summary>Gets a value indicating whether served calls are observed.</summary>
    internal static bool IsServerObserved => ServerDuration.Enabled || Source.HasListeners() || Provider.IsEnabled;

    private static Histogram<double> CreateDuration(string name, string description) => Meter.CreateHistogram(
        name, "s", description, advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });
}
