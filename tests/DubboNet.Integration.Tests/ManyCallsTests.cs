namespace DubboNet.Integration.Tests;

public sealed class ManyCallsTests
{
    private const int Callers = 64;
    private const int CallsPerCaller = 160;

    /// <summary>Makes 10,240 calls from 64 callers on one connection. The responses are sent in random order.</summary>
    [Test]
    [Property("Rule", "W5")]
    [Property("Rule", "W7")]
    [Property("Rule", "W13")]
    public async Task Responses_in_random_order_reach_their_callers()
    {
        var shuffle = new Shuffle(seed: 20_880);
        var service = new DubboService(FrameMethods.Service).Map(FrameMethods.Echo, (text, _) => shuffle.AnswerLaterAsync(text));
        await using var loopback = new Loopback(service);
        DubboChannel channel = loopback.Connect();

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < CallsPerCaller; i++)
            {
                string text = $"{caller}/{i}";
                Assert.That(await channel.InvokeAsync(FrameMethods.Echo, text), Is.EqualTo(text));
            }
        })));

        Assert.That(channel.PendingCalls, Is.Zero);
        Assert.That(channel.Connection!.LateResponses, Is.Zero);
        Assert.That(loopback.Server.ConnectionCount, Is.EqualTo(1));
    }

    /// <summary>Collects requests and sends the responses of each burst in random order.</summary>
    private sealed class Shuffle(int seed)
    {
        private readonly Lock _lock = new();
        private readonly Random _random = new(seed);
        private List<(TaskCompletionSource<string> Answer, string Text)> _gathered = [];
        private bool _isAnswering;

        public ValueTask<string> AnswerLaterAsync(string text)
        {
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                _gathered.Add((answer, text));
                if (!_isAnswering)
                {
                    _isAnswering = true;
                    ThreadPool.QueueUserWorkItem(_ => AnswerAll());
                }
            }

            return new ValueTask<string>(answer.Task);
        }

        private void AnswerAll()
        {
            while (true)
            {
                (TaskCompletionSource<string> Answer, string Text)[] burst;
                lock (_lock)
                {
                    burst = [.. _gathered];
                    _gathered = [];
                    _isAnswering = burst.Length > 0;
                    _random.Shuffle(burst);
                }

                if (burst.Length == 0)
                    return;
                foreach ((TaskCompletionSource<string> answer, string text) in burst)
                    answer.SetResult(text);
            }
        }
    }
}
