namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A callback of a consumer, and the calls of the provider to it. They use the same connection until the consumer releases the callback or
/// the connection ends.
/// </summary>
internal sealed class Subscription(World world, Scenario scenario, Consumer consumer, int number)
{
    private const int Factor = 31;

    private static readonly TimeSpan CallbackTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMilliseconds(20);

    private readonly CallbackRegistration _registration = new();
    private readonly List<Publication> _publications = [];
    private Moment? _released;

    public int Number => number;

    /// <summary>Passes the callback to the provider, and possibly releases it later.</summary>
    public async Task SubscribeAsync()
    {
        try
        {
            var options = new DubboCallOptions { Timeout = TimeSpan.FromSeconds(60), CallbackRegistration = _registration };
            await consumer.SubscribeAsync((number, OnPublishedAsync), options);
            world.Statistics.Count("subscriptions");
            if (world.Chance(0.3))
                world.Clock.After(world.TimeUpTo(scenario.Span), Release);
        }
        catch (Exception e) when (e is DubboException or ObjectDisposedException)
        {
            // The callback can have been received nevertheless.
            world.Note("not subscribed", number);
        }
    }

    /// <summary>Calls the received callback several times.</summary>
    public void OnSubscribed(Func<int, Task<int>> listener)
    {
        for (int i = world.Random.Next(6); i > 0; i--)
            world.Clock.After(world.TimeUpTo(scenario.Span), () => _ = PublishAsync(listener));
    }

    public IEnumerable<string> Violations() => _publications.Select(WhyNotPermitted).OfType<string>();

    private async Task PublishAsync(Func<int, Task<int>> listener)
    {
        var publication = new Publication(Moment.Now(world), _registration.ConnectionClosed.IsCancellationRequested);
        _publications.Add(publication);
        try
        {
            publication.Result = await listener(_publications.Count - 1);
        }
        catch (Exception e)
        {
            publication.Error = e;
        }

        publication.Ends++;
        publication.Ended = Moment.Now(world);
        world.Scheduler.CheckThread("A callback ended");
        world.Statistics.Count($"callback: {publication.Outcome}");
    }

    private async Task<int> OnPublishedAsync(int index)
    {
        Publication publication = _publications[index];
        publication.Runs++;
        if (_released is { } released && publication.Started.Time > released.Time)
        {
            world.Fail(
                $"Callback {number} ran for a call that was made at {publication.Started.Time}, after it was taken back at "
                    + $"{released.Time}");
        }

        if (world.Chance(0.5))
            await world.Clock.DelayAsync(world.TimeUpTo(LongestWork));
        return Expected(index);
    }

    private void Release()
    {
        world.Note("release", number);
        _released = Moment.Now(world);
        _registration.Release();
    }

    private string? WhyNotPermitted(Publication publication, int index)
    {
        string? reason = publication switch
        {
            { Ends: not 1 } => $"it ended {publication.Ends} times",
            { Runs: > 1 } => $"it ran {publication.Runs} times",
            { Error: null, Result: var result } when result != Expected(index) => $"it got {result}",
            { Error: null, Runs: 0 } => "it did not run",
            { Error: null, WasClosed: true } => "its connection had ended",
            { Error: DubboException { RequestState: RequestState.NotSent }, Runs: > 0 } => "it ran although it was not sent",
            { Error: null } => null,
            { Error: DubboTimeoutException } => IsHeldUp(publication) ? null : "nothing held it up",
            { Error: DubboConnectionException } => IsDisturbed(publication) ? null : "nothing happened to its connection",
            { Error: DubboRemoteException } => _released is not null || IsDisturbed(publication) ? null : "it was not taken back",
            _ => "it is not an error for one who calls back",
        };
        string call = $"call {index} of callback {number}, at {publication.Started.Time}";
        return reason is null ? null : $"{call}, {publication.Outcome}: {reason}. {publication.Error}";
    }

    private bool IsHeldUp(Publication publication) =>
        !scenario.IsCalm && publication.Ended!.Value.Time - publication.Started.Time >= CallbackTimeout;

    private bool IsDisturbed(Publication publication) =>
        IsBefore(consumer.Disturbed, publication) || IsBefore(consumer.Replaced, publication) || IsBefore(consumer.Disposed, publication);

    private static bool IsBefore(Moment? moment, Publication publication) => moment is { } at && at.Time <= publication.Ended!.Value.Time;

    private int Expected(int index) => (number * Factor) + index;

    /// <summary>A call to the callback as the provider sees it, and the number of times that the consumer's code ran.</summary>
    private sealed class Publication(Moment started, bool wasClosed)
    {
        public Moment Started => started;

        /// <summary>Gets a value indicating whether the consumer had seen the connection end before.</summary>
        public bool WasClosed => wasClosed;

        public Moment? Ended { get; set; }

        public int Ends { get; set; }

        public int Runs { get; set; }

        public int Result { get; set; }

        public Exception? Error { get; set; }

        public string Outcome => Error is null ? "success" : Error.GetType().Name;
    }
}
