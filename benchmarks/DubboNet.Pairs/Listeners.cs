using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet.Pairs;

/// <summary>Listens to all activities and measurements of DubboNet in this process, as an application with OpenTelemetry does.</summary>
internal static class Listeners
{
    private const string Name = "DubboNet";

    private static readonly ActivityListener Activities = new()
    {
        ShouldListenTo = static source => source.Name == Name,
        Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private static readonly MeterListener Measurements = new()
    {
        InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Name)
                listener.EnableMeasurementEvents(instrument);
        },
    };

    private static bool s_hasStarted;

    /// <summary>Starts to listen until the process ends. Does nothing if it has already started.</summary>
    public static void Start()
    {
        if (s_hasStarted)
            return;
        s_hasStarted = true;
        ActivitySource.AddActivityListener(Activities);
        Measurements.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        Measurements.Start();
    }
}
