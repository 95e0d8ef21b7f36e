using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet.Fuzz.Stage;

/// <summary>Listens to all activities and instruments, as an application with OpenTelemetry does.</summary>
internal static class Telemetry
{
    private static readonly ActivityListener Activities = new()
    {
        ShouldListenTo = static source => source.Name == DubboTelemetry.Name,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        ActivityStopped = static _ => Ended++,
    };

    private static readonly MeterListener Instruments = new()
    {
        InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == DubboTelemetry.Name)
                listener.EnableMeasurementEvents(instrument);
        },
    };

    static Telemetry()
    {
        ActivitySource.AddActivityListener(Activities);
        Instruments.SetMeasurementEventCallback<double>(static (_, _, _, _) => Recorded++);
        Instruments.Start();
    }

    /// <summary>Activities that have ended.</summary>
    public static long Ended { get; private set; }

    /// <summary>Durations that were recorded.</summary>
    public static long Recorded { get; private set; }

    /// <summary>Begins to listen. It does so once.</summary>
    public static void Listen() => _ = Ended;

    /// <exception cref="FuzzException">The activity of a call has stayed on the thread.</exception>
    public static void AssertNoneIsCurrent()
    {
        if (Activity.Current is not { } left)
            return;
        Activity.Current = null;
        throw new FuzzException($"The activity {left.OperationName} has stayed on the thread");
    }
}
