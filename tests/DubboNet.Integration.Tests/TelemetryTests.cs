using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DubboNet.Integration.Tests;

// Listeners apply to the whole process, so no other test runs at the same time.
[NonParallelizable]
[Property("Feature", "82")]
public sealed class TelemetryTests
{
    private const string Method = $"{FrameMethods.Interface}/echo";

    [Test]
    [Property("Rule", "W62")]
    public async Task Activities_of_both_sides_and_of_nested_calls_are_one_trace()
    {
        var ended = new ConcurrentQueue<Activity>();
        using ActivityListener listener = Listen(ended);
        await using var inner = new Loopback();
        DubboChannel innerChannel = inner.Connect();
        await using var outer = new Loopback(new DubboService(FrameMethods.Service).Map(
            FrameMethods.Echo, async (text, _) => await innerChannel.InvokeAsync(FrameMethods.Echo, text)));
        Assert.That(await outer.Connect().InvokeAsync(FrameMethods.Echo, "a").Within(), Is.EqualTo("a"));

        Activity[] path = [.. Path(ended)];
        Assert.That(
            path.Select(activity => activity.Kind),
            Is.EqualTo(new[] { ActivityKind.Client, ActivityKind.Server, ActivityKind.Client, ActivityKind.Server }));
        Assert.That(path.Select(activity => activity.TraceId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(path.Select(activity => activity.DisplayName), Is.All.EqualTo(Method));
        Assert.That(path[0].GetTagItem("rpc.system.name"), Is.EqualTo("dubbo"));
        Assert.That(path[0].GetTagItem("server.port"), Is.EqualTo(outer.EndPoint.Port));
        Assert.That(Activity.Current, Is.Null, "nothing remains");
    }

    [Test]
    public async Task Activity_of_the_application_is_the_parent_with_its_baggage()
    {
        var ended = new ConcurrentQueue<Activity>();
        using ActivityListener listener = Listen(ended);
        string? baggage = null;
        await using var loopback = new Loopback(new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, _) =>
        {
            baggage = Activity.Current?.GetBaggageItem("tenant");
            return ValueTask.FromResult(text);
        }));
        using (Activity own = new Activity("own").AddBaggage("tenant", "t1").Start())
        {
            await loopback.Connect().InvokeAsync(FrameMethods.Echo, "a").Within();
            Assert.That(Activity.Current, Is.SameAs(own));
            Assert.That(ended.Select(activity => activity.TraceId), Is.All.EqualTo(own.TraceId));
        }

        Assert.That(baggage, Is.EqualTo("t1"));
    }

    [Test]
    public async Task Baggage_of_a_consumer_is_limited()
    {
        var ended = new ConcurrentQueue<Activity>();
        using ActivityListener listener = Listen(ended);
        int entries = 0;
        await using var loopback = new Loopback(new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, _) =>
        {
            entries = Activity.Current!.Baggage.Count();
            return ValueTask.FromResult(text);
        }));
        using RawPeer consumer = await loopback.ConnectRawAsync();
        var attachments = new Dictionary<object, object?>
        {
            ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            ["baggage"] = string.Join(',', Enumerable.Range(0, 100).Select(i => $"key{i}=value")),
        };
        byte[] body = Wire.Values(["2.0.2", FrameMethods.Interface, "0.0.0", "echo", "Ljava/lang/String;", "x", attachments]);
        await consumer.AskAsync(Wire.Frame(Wire.TwoWay, 0, 1, body));

        Assert.That(entries, Is.EqualTo(64));
        Assert.That(ended.Single(activity => activity.Kind == ActivityKind.Server).GetTagItem("dubbonet.baggage.dropped"), Is.EqualTo(36));
    }

    [Test]
    public async Task Type_of_the_exception_tells_the_kind_of_failure()
    {
        var ended = new ConcurrentQueue<Activity>();
        using ActivityListener listener = Listen(ended);
        await using var loopback = new Loopback();
        Assert.That(
            async () => await loopback.Connect().InvokeAsync(FrameMethods.Fail, "runtime").Within(), Throws.TypeOf<JavaException>());
        Assert.That(ended.Select(activity => activity.Status), Is.All.EqualTo(ActivityStatusCode.Error));
        Assert.That(ended.Select(activity => activity.GetTagItem("error.type")), Is.All.EqualTo("java.lang.IllegalArgumentException"));
    }

    [Test]
    public async Task Durations_of_both_sides_are_recorded()
    {
        var recorded = new ConcurrentQueue<(string Name, double Seconds, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == DubboTelemetry.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            recorded.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))));
        listener.Start();
        await using (var loopback = new Loopback())
            await loopback.Connect().InvokeAsync(FrameMethods.Echo, "a").Within();

        Assert.That(
            recorded.Select(entry => entry.Name), Is.EquivalentTo(new[] { "rpc.client.call.duration", "rpc.server.call.duration" }));
        Assert.That(recorded.Select(entry => entry.Seconds), Is.All.InRange(0, 10));
        Assert.That(recorded.Select(entry => entry.Tags), Is.All.Contains($"rpc.system.name=dubbo rpc.method={Method}"));
    }

    [Test]
    public async Task Metrics_of_registries_have_the_names_of_Java()
    {
        var recorded = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == DubboTelemetry.JavaName && !instrument.Name.Contains("requests.processing"))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            recorded.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) =>
        {
            if (Array.Exists(tags.ToArray(), tag => Equals(tag.Value, FrameMethods.Service.Interface)))
                recorded[instrument.Name] = value;
        });
        listener.Start();
        await using var loopback = new Loopback();
        await using var registry = new InMemoryRegistry("memory://a");
        await using var registration = new DubboRegistration(
            "shop", [new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, text => text)]);
        registration.AddRegistry(registry, DubboRegisterMode.Interface);
        await registration.RegisterAsync("127.0.0.1", loopback.EndPoint.Port);
        // Nothing listens at this port.
        await registry.RegisterAsync(DubboUrl.Parse($"dubbo://127.0.0.1:1/{FrameMethods.Service.Interface}"), CancellationToken.None);
        var options = new RegistryDirectoryOptions { Mode = RegistryDirectoryMode.InterfaceOnly, KeepLastProviders = false };
        await using (var cluster = new DubboCluster(new RegistryDirectory([registry], FrameMethods.Service, options)))
        {
            await cluster.InvokeAsync(FrameMethods.Echo, "a").Within();
            Assert.That(Gauges(), Is.EqualTo((2, 1, 1, 0)));
            await registry.RegisterAsync(
                DubboUrl.Parse($"dubbo://127.0.0.1:2/{FrameMethods.Service.Interface}?disabled=true"), CancellationToken.None);
            Assert.That(Gauges, Is.EqualTo((2, 1, 1, 1)).After(30_000, 10));
            registry.SetUrls(FrameMethods.Service.Interface, "providers");
            while (cluster.GetSnapshot().Providers.Count > 0)
                await Task.Delay(10).Within();
            Assert.That(async () => await cluster.InvokeAsync(FrameMethods.Echo, "a").Within(), Throws.TypeOf<NoProviderException>());
            Assert.That(Gauges(), Is.EqualTo((0, 0, 0, 0)), "the interface is known without providers");
            Assert.That(recorded["dubbo.consumer.invoker.no.available.count"], Is.EqualTo(1));
        }

        recorded.Clear();
        listener.RecordObservableInstruments();
        Assert.That(recorded, Is.Empty, "the cluster is closed");

        (long All, long Valid, long ToReconnect, long Disabled) Gauges()
        {
            listener.RecordObservableInstruments();
            string[] counters =
            [
                "registry.register.requests.total", "registry.register.requests.succeed.total", "registry.subscribe.num.total",
                "registry.notify.requests.total",
            ];
            Assert.That(counters.Select(name => recorded.GetValueOrDefault($"dubbo.{name}")), Is.All.Positive);
            return (
                recorded["dubbo.registry.directory.num.all"], recorded["dubbo.registry.directory.num.valid.total"],
                recorded["dubbo.registry.directory.num.to_reconnect.total"], recorded["dubbo.registry.directory.num.disable.total"]);
        }
    }

    [TestCase("echo", "succeed.total")]
    [TestCase("fail", "failed.total", "business.failed.total")]
    [TestCase("missing", "failed.total", "failed.service.unavailable.total")]
    public async Task Metrics_of_Java_have_its_names(string name, params string[] counters)
    {
        var recorded = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == DubboTelemetry.JavaName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        DubboMethod<string, string> method = name switch
        {
            "echo" => FrameMethods.Echo,
            "fail" => FrameMethods.Fail,
            _ => FrameMethods.Echo.For(new ServiceKey(FrameMethods.Interface, "7.0.0", "blue")),
        };
        await using (var loopback = new Loopback())
        {
            Task<string> call = loopback.Connect().InvokeAsync(method, "runtime").AsTask();
            await call.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        ILookup<string, double> consumer = recorded.Where(entry => entry.Name.StartsWith("dubbo.consumer.", StringComparison.Ordinal))
            .ToLookup(entry => entry.Name["dubbo.consumer.".Length..], entry => entry.Value);
        Assert.That(consumer.Select(entry => entry.Key), Is.EquivalentTo((string[])
            ["requests.total", "requests.processing.total", "rt.milliseconds", .. counters.Select(counter => $"requests.{counter}")]));
        Assert.That(consumer["requests.processing.total"], Is.EqualTo(new[] { 1.0, -1 }));
        Assert.That(consumer["rt.milliseconds"].Single(), Is.InRange(0, 10_000));
        Assert.That(recorded.Select(entry => entry.Tags).Distinct().Single(), Is.EqualTo(
            $"interface={FrameMethods.Interface} method={method.Name} group={method.Service.Group} "
                + $"version={(name == "missing" ? "7.0.0" : "")}"));
        if (name != "missing")
        {
            int ofProvider = recorded.Count(entry => entry.Name.StartsWith("dubbo.provider.", StringComparison.Ordinal));
            Assert.That(ofProvider, Is.EqualTo(recorded.Count / 2));
        }

        void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            recorded.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
    }

    [Test]
    public async Task Nothing_is_computed_without_listeners()
    {
        object? context = "";
        await using var loopback = new Loopback(new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, call) =>
        {
            context = (Activity.Current, call.Attachments["traceparent"]);
            return ValueTask.FromResult(text);
        }));
        await loopback.Connect().InvokeAsync(FrameMethods.Echo, "a").Within();
        Assert.That(context, Is.EqualTo(((Activity?)null, (object?)null)));
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> ended)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == DubboTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>Returns the activities from the root to the leaf.</summary>
    private static IEnumerable<Activity> Path(IReadOnlyCollection<Activity> activities)
    {
        ActivitySpanId parent = default;
        while (activities.SingleOrDefault(activity => activity.ParentSpanId == parent) is { } next)
        {
            yield return next;
            parent = next.SpanId;
        }
    }
}
