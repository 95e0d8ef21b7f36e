using DubboNet.Testing.Tests.Application;

namespace DubboNet.Testing.Tests;

/// <summary>Failures that tests script.</summary>
public sealed class FailureTests
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(1);

    private readonly DubboTestNetwork _network = new();
    private readonly Inventory _inventory = new();
    private readonly IInventory _client;

    public FailureTests()
    {
        _network.StartProvider<IInventory>(_inventory);
        _client = _network.CreateClient<IInventory>();
    }

    [TearDown]
    public async Task DisposeAsync() => await _network.DisposeAsync().Within();

    [Test]
    public void Next_call_gets_a_Java_exception()
    {
        _network.FailNext<IInventory>("find", DubboFailure.Throw(new JavaException("java.lang.IllegalStateException", "closed")));
        Assert.That(
            FindAsync,
            Throws.TypeOf<JavaException>().With.Message.Contains("closed")
                .And.Property("JavaType").EqualTo("java.lang.IllegalStateException"));
        Assert.That(FindAsync, Throws.Nothing);
        Assert.That(_inventory.Calls, Is.EqualTo(1));
    }

    [Test]
    public void Next_call_gets_an_exception_of_the_contract()
    {
        _network.FailNext<IInventory>("find", DubboFailure.Throw(new OutOfStockException("sold out") { Missing = 3 }));
        Assert.That(FindAsync, Throws.TypeOf<OutOfStockException>().With.Property("Missing").EqualTo(3));
    }

    [Test]
    public void Calls_find_the_provider_busy()
    {
        _network.FailNext<IInventory>("find", DubboFailure.Busy, times: 3);
        Assert.That(FindAsync, Throws.TypeOf<DubboServerBusyException>().With.Property("IsRetrySafe").True);
        Assert.That(FindAsync, Throws.Nothing);
    }

    [Test]
    public async Task Retry_follows_a_busy_response()
    {
        ScriptedFailure failure = _network.FailNext<IInventory>("find", DubboFailure.Busy, times: 2);
        await FindAsync();
        Assert.That(failure.Occurred.IsCompletedSuccessfully);
    }

    [Test]
    public void Retries_can_be_switched_off()
    {
        IInventory client = _network.CreateClient<IInventory>(configure: options => options.Retries = 0);
        _network.FailNext<IInventory>("find", DubboFailure.Busy);
        Assert.That(async () => await client.FindAsync("A-1").Within(), Throws.TypeOf<DubboServerBusyException>());
    }

    [Test]
    public void Next_call_is_refused()
    {
        _network.FailNext<IInventory>("find", DubboFailure.Refuse(DubboStatus.ServiceError, "not you"));
        Assert.That(
            FindAsync,
            Throws.TypeOf<DubboRemoteException>().With.Property("Status").EqualTo(DubboStatus.ServiceError)
                .And.Property("RemoteMessage").EqualTo("not you"));
    }

    [Test]
    public void Calls_lose_their_connections()
    {
        for (int i = 0; i < 5; i++)
        {
            _network.FailNext<IInventory>("find", DubboFailure.ConnectionLost);
            Assert.That(
                FindAsync,
                Throws.TypeOf<DubboConnectionException>().With.Property("RequestState").EqualTo(RequestState.Sent)
                    .And.Message.Contains("as the test asked"));
        }

        Assert.That(FindAsync, Throws.Nothing);
        Assert.That(_inventory.Calls, Is.EqualTo(1));
    }

    [Test]
    public async Task Idempotent_call_is_retried_when_its_connection_is_lost()
    {
        ScriptedFailure failure = _network.FailNext<IInventory>("reserveAll", DubboFailure.ConnectionLost, times: 2);
        Assert.That(await _client.ReserveAsync([]).Within(), Is.Zero);
        Assert.That(failure.Occurred.IsCompletedSuccessfully);
    }

    [Test]
    public async Task Loss_ends_other_calls_on_the_connection()
    {
        ScriptedFailure silence = _network.FailNext<IInventory>("find", DubboFailure.NoResponse);
        Task waiting = FindAsync();
        await silence.Occurred.Within();

        _network.FailNext<IInventory>("find", DubboFailure.ConnectionLost);
        Assert.That(FindAsync, Throws.TypeOf<DubboConnectionException>());

        Assert.That(async () => await waiting, Throws.TypeOf<DubboConnectionException>());
    }

    [Test]
    public async Task Call_without_a_response_times_out_when_the_test_advances_the_clock()
    {
        ScriptedFailure failure = _network.FailNext<IInventory>("find", DubboFailure.NoResponse);
        Task call = FindAsync();
        await failure.Occurred.Within();

        _network.Time.Advance(DefaultTimeout - TimeSpan.FromMilliseconds(1));
        Assert.That(call.IsCompleted, Is.False);
        _network.Time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.That(async () => await call, Throws.TypeOf<DubboTimeoutException>().With.Property("Stage").EqualTo(TimeoutStage.Response));
    }

    [Test]
    public async Task Timeout_advances_the_clock()
    {
        DateTimeOffset before = _network.Time.GetUtcNow();
        _network.FailNext<IInventory>("find", DubboFailure.Timeout(DefaultTimeout));

        Assert.That(await new Shop(_client).DescribeAsync("A-1").Within(), Is.EqualTo("try again later"));
        Assert.That(_network.Time.GetUtcNow() - before, Is.EqualTo(DefaultTimeout));
        Assert.That(await new Shop(_client).DescribeAsync("A-1").Within(), Is.EqualTo("A-1 costs 1.25"));
    }

    [Test]
    public async Task Call_without_a_response_can_be_canceled()
    {
        using var cancellation = new CancellationTokenSource();
        ScriptedFailure failure = _network.FailNext<IInventory>("find", DubboFailure.NoResponse);
        Task call = _client.FindAsync("A-1", cancellation.Token);
        await failure.Occurred.Within();

        await cancellation.CancelAsync();

        Assert.That(async () => await call.Within(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Provider_stops_while_a_call_has_no_response()
    {
        ScriptedFailure failure = _network.FailNext<IInventory>("find", DubboFailure.NoResponse);
        Task call = FindAsync();
        await failure.Occurred.Within();

        await _network.DisposeAsync().Within();

        Assert.That(async () => await call, Throws.InstanceOf<DubboException>());
    }

    [Test]
    public void Failures_of_a_method_come_in_order()
    {
        _network.FailNext<IInventory>("find", DubboFailure.Throw(new OutOfStockException("sold out")));
        _network.FailNext<IInventory>("find", DubboFailure.ConnectionLost);
        _network.FailNext<IInventory>("reserveAll", DubboFailure.Throw(new JavaException("java.lang.Exception", "other")));
        Assert.That(FindAsync, Throws.TypeOf<OutOfStockException>());
        Assert.That(FindAsync, Throws.TypeOf<DubboConnectionException>());
        Assert.That(FindAsync, Throws.Nothing);
    }

    [Test]
    public void Method_can_have_the_name_of_its_CSharp_method()
    {
        _network.FailNext<IInventory>(nameof(IInventory.FindAsync), DubboFailure.Throw(new OutOfStockException("sold out")));
        Assert.That(FindAsync, Throws.TypeOf<OutOfStockException>());
    }

    [Test]
    public void Unknown_method_is_refused() => Assert.That(
        () => _network.FailNext<IInventory>(nameof(IInventory.ReserveAsync), DubboFailure.Busy),
        Throws.ArgumentException.With.Message.Contains("com.acme.Inventory").And.Message.Contains("find, reserveAll"));

    [Test]
    public void Generic_call_meets_the_failure()
    {
        _network.FailNext("com.acme.Inventory", "find", DubboFailure.Throw(new JavaException("java.lang.IllegalStateException", "closed")));
        DubboCluster cluster = _network.CreateCluster();
        var service = new ServiceKey("com.acme.Inventory", "1.0.0");
        Assert.That(
            async () => await cluster.InvokeGenericAsync(service, "find", ["java.lang.String"], ["A-1"]).Within(),
            Throws.TypeOf<JavaException>().With.Property("JavaType").EqualTo("java.lang.IllegalStateException"));
    }

    private async Task FindAsync() => await _client.FindAsync("A-1").Within();
}
