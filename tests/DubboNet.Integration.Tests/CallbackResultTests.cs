using System.Net;

namespace DubboNet.Integration.Tests;

/// <summary>Tests how the results and exceptions of a callback reach the provider that calls it, and then the consumer.</summary>
[Property("Feature", "57")]
public sealed class CallbackResultTests
{
    private DubboServer _server = null!;
    private DubboChannel _channel = null!;

    [SetUp]
    public void Start()
    {
        var options = new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            MaxCallbacks = 10,
        };
        _server = new DubboServer(options, ContractService.Create<IPoll>(new Poll()));
        _server.Start();
        _channel = new DubboChannel(_server.LocalEndPoint, new DubboChannelOptions
        {
            Timeout = TimeSpan.FromSeconds(10),
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _channel.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Declared_exception_of_a_callback_is_thrown_at_the_provider()
    {
        IPoll poll = _channel.CreateClient<IPoll>();
        var voter =
            new Voter(() => throw new AbstainedException("not today", 3, new JavaException("java.lang.IllegalStateException", "tired")));
        const string Expected = "abstained: not today 3, because java.lang.IllegalStateException: tired";
        Assert.That(await poll.AskAsync("why", voter), Is.EqualTo(Expected));
        Assert.That(await poll.AskFunctionAsync("why", voter.VoteAsync), Is.EqualTo(Expected));
    }

    [Test]
    public async Task Declared_exception_that_passes_through_the_provider_is_thrown_at_the_consumer()
    {
        IPoll poll = _channel.CreateClient<IPoll>();
        var voter =
            new Voter(() => throw new AbstainedException("not today", 3, new JavaException("java.lang.IllegalStateException", "tired")));
        AbstainedException thrown = await BoundedWait.FailAsync<AbstainedException>(poll.CountAsync("why", voter));
        Assert.That(
            (thrown.Message, thrown.Votes, thrown.InnerException?.Message),
            Is.EqualTo(("not today", 3, "java.lang.IllegalStateException: tired")));
        Assert.That(await poll.CountAsync("why", new Voter(() => 1)), Is.EqualTo(1));
    }

    [Test]
    public async Task Null_result_of_a_callback_is_an_error_that_names_the_type()
    {
        IPollOfNulls poll = _channel.CreateClient<IPollOfNulls>();
        string?[] answers =
            [await poll.AskAsync("why", new Silent()), await poll.AskFunctionAsync("why", _ => Task.FromResult<int?>(null))];
        Assert.That(answers, Is.All.StartsWith("DubboSerializationException: com.acme.Voter.vote(Ljava/lang/String;) on 127.0.0.1:"));
        Assert.That(answers, Is.All.Contains("result: The provider returned null, but int is declared. Declare int? to accept null."));
        Assert.That(await poll.AskFunctionAsync("why", _ => Task.FromResult<int?>(2)), Is.EqualTo("2"));
    }

    private sealed class Voter(Func<int> vote) : IVoter
    {
        public Task<int> VoteAsync(string question) => Task.FromResult(vote());
    }

    private sealed class Silent : INullableVoter
    {
        public Task<int?> VoteAsync(string question) => Task.FromResult<int?>(null);
    }
}
