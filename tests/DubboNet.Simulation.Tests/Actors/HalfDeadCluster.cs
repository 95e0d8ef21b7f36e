using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A cluster of two providers, one of which accepts everything and responds to nothing. One call discovers that. The others, which are made
/// one after the other, get responses.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It is closed asynchronously.")]
internal sealed class HalfDeadCluster : Stranger
{
    private const int Calls = 12;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly DubboCluster _cluster;
    private readonly IReadOnlyList<Call> _calls;

    /// <param name="world">The world.</param>
    /// <param name="scenario">The settings.</param>
    /// <param name="alive">The address of the working provider.</param>
    /// <param name="dead">The address of the other provider.</param>
    /// <param name="plan">Creates a call with a number that the working provider knows.</param>
    public HalfDeadCluster(World world, Scenario scenario, IPEndPoint alive, IPEndPoint dead, Func<Call> plan)
        : base(world)
    {
        _ = ListenAsync(dead);
        DubboChannelOptions options = world.CreateChannelOptions();
        options.HeartbeatInterval = TimeSpan.FromSeconds(2);
        options.ShutdownTimeout = scenario.ShutdownTimeout;
        _cluster = new DubboCluster($"dubbo://{alive};dubbo://{dead}", new DubboClusterOptions { Channel = options });
        _calls = [.. Enumerable.Range(0, Calls).Select(_ => plan())];
        _ = CallAsync();
    }

    /// <summary>Closes the cluster.</summary>
    public Ending Close() => new(World, _cluster.DisposeAsync().AsTask());

    public override IEnumerable<string> Violations()
    {
        int timeouts = 0;
        foreach (Call call in _calls)
        {
            if (call.Error is DubboTimeoutException { Stage: TimeoutStage.Response } && call.HandlerStarts == 0)
                timeouts++;
            else if (call.Error is not null || call.Ends != 1 || !call.Result.AsSpan().SequenceEqual(call.ExpectedResult))
                yield return $"call {call.Number} of a cluster with a living provider: {call.Outcome}, {call.Ends} ends. {call.Error}";
        }

        if (timeouts > 1)
            yield return $"{timeouts} of {Calls} calls, made one after the other, went to a provider that never responds";
    }

    protected override async Task ServeAsync(Stream stream)
    {
        while (await RawFrames.ReadAsync(stream) is not null)
        {
        }
    }

    private async Task CallAsync()
    {
        foreach (Call call in _calls)
        {
            await World.Clock.DelayAsync(World.TimeUpTo(LongestPause));
            World.Note("cluster call", call.Number);
            call.Started = Moment.Now(World);
            try
            {
                var options = new DubboCallOptions
                {
                    Timeout = CallTimeout,
                    Attachments = new Attachments { { WorkService.NumberKey, $"{call.Number}" } },
                };
                call.Result = await _cluster.InvokeAsync(WorkService.Work, (call.Number, call.Request), options);
            }
            catch (Exception e)
            {
                call.Error = e;
            }

            call.Ends++;
            call.Ended = Moment.Now(World);
            World.Statistics.Count($"half-dead cluster: {call.Outcome}");
        }
    }
}
