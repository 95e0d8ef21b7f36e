using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace DubboNet.Integration.Tests;

/// <summary>
/// Tests mistakes of peers and listeners while calls are observed. Listeners apply to the whole process, so no other test runs at the same
/// time.
/// </summary>
[NonParallelizable]
public sealed class ObservedMistakesTests
{
    [Test]
    public async Task Attachments_over_the_budget_fail_only_their_own_request()
    {
        using ActivityListener activities = Listen(_ => { });
        using MeterListener meter = Measure(() => { });
        await using var loopback = new Loopback();
        using RawPeer stranger = await loopback.ConnectRawAsync();
        byte[] request = RequestWithManyAttachments();
        for (int i = 0; i < 3; i++)
        {
            RawFrame answer = await stranger.AskAsync(request);
            Assert.That(answer.Id, Is.EqualTo(1));
            Assert.That(answer.Status, Is.EqualTo((byte)DubboStatus.BadRequest), "the budget is exceeded");
        }

        await Loopback.AssertServedAsync(loopback.Connect());
    }

    [Test]
    public async Task Listeners_that_throw_do_not_affect_calls()
    {
        await using var loopback = new Loopback();
        loopback.Log.Expect("ObservationFailed");
        using ActivityListener activities = Listen(_ => throw new InvalidDataException("rubbish"));
        using MeterListener meter = Measure(() => throw new InvalidDataException("rubbish"));
        DubboChannel channel = loopback.Connect();
        for (int i = 0; i < 3; i++)
            await Loopback.AssertServedAsync(channel);
        Assert.That(loopback.Log.Named("ObservationFailed"), Is.Not.Empty);
        Assert.That(loopback.Server.RunningCalls, Is.Zero);
    }

    [Test]
    public async Task Handler_can_access_attachments_that_cannot_be_read()
    {
        using ActivityListener activities = Listen(_ => { });
        await using var loopback = new Loopback(new DubboService(FrameMethods.Service).Map(
            FrameMethods.Echo, (text, context) => ValueTask.FromResult(context.Attachments.Count.ToString(CultureInfo.InvariantCulture))));
        loopback.Log.Expect("HandlerThrew");
        using RawPeer stranger = await loopback.ConnectRawAsync();
        RawFrame answer = await stranger.AskAsync(RequestWithManyAttachments());
        Assert.That(answer.Id, Is.EqualTo(1));
        DubboChannel channel = loopback.Connect();
        Assert.That(await channel.InvokeAsync(FrameMethods.Echo, "a").Within(), Is.Not.Empty);
    }

    // A million entries of two bytes: an empty key and null. They use more than 16 times as much memory when they are read.
    private static byte[] RequestWithManyAttachments()
    {
        const int Entries = 1_000_000;
        byte[] map = new byte[2 + (2 * Entries)];
        map[0] = 0x48;
        for (int i = 0; i < Entries; i++)
            map[2 + (2 * i)] = 0x4e;
        map[^1] = 0x5a;
        return Wire.Frame(
            Wire.TwoWay, 0, 1, [.. Wire.Values("2.0.2", FrameMethods.Interface, "0.0.0", "echo", "Ljava/lang/String;", "hello"), .. map]);
    }

    private static ActivityListener Listen(Action<Activity> onStarted)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DubboTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = onStarted,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measure(Action onMeasured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == DubboTelemetry.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => onMeasured());
        listener.Start();
        return listener;
    }
}
