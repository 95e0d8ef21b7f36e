using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet.Fuzz.Stage;

/// <summary>Listens to all activities and instruments until it is disposed, as an application with OpenTelemetry does.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _instruments;
    private long _ended;
    private long _recorded;

    public Telemetry()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == DubboTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => Interlocked.Increment(ref _ended),
        };
        _instruments = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == DubboTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        ActivitySource.AddActivityListener(_activities);
        _instruments.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _recorded));
        _instruments.Start();
    }

    /// <summary>Gets the number of ended activities.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>Gets the number of recorded durations.</summary>
    public long Recorded => Volatile.Read(ref _recorded);

    /// <exception cref="FuzzException">The activity of a call is still current on the thread.</exception>
    public static void AssertNoneIsCurrent()
    {
        if (Activity.Current is not { } left)
            return;
        Activity.Current = null;
        throw new FuzzException($"The activity {left.OperationName} has stayed on the thread");
    }

    public void Dispose()
    {
        _instruments.Dispose();
        _activities.Dispose();
    }
}
