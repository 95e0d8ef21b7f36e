namespace DubboNet.AspNetCore.Tests.JsonRpc;

/// <summary>Declares the methods of the examples in the specification of JSON-RPC 2.0.</summary>
[DubboService("com.acme.Calculator")]
internal partial interface ICalculator
{
    Task<int> SubtractAsync(int minuend, int subtrahend);

    Task UpdateAsync(int a, int b, int c, int d, int e);

    Task<int> SumAsync(int a, int b, int c);

    [DubboMethod("notify_hello")]
    Task NotifyHelloAsync(int number);

    [DubboMethod("get_data")]
    Task<object[]> GetDataAsync();

    Task<int> PeakAsync(string name);

    Task<byte[]> BytesAsync(int length);

    Task<object[]> RepeatAsync(int levels);
}

/// <summary>Counts the calls that run at the same time.</summary>
internal sealed class Calculator : ICalculator
{
    private static readonly Dictionary<string, (int Running, int Peak)> Counts = [];

    public Task<int> SubtractAsync(int minuend, int subtrahend) => Task.FromResult(minuend - subtrahend);

    public Task UpdateAsync(int a, int b, int c, int d, int e) => Task.CompletedTask;

    public Task<int> SumAsync(int a, int b, int c) => Task.FromResult(a + b + c);

    public Task NotifyHelloAsync(int number) => Task.CompletedTask;

    public Task<object[]> GetDataAsync() => Task.FromResult<object[]>(["hello", 5]);

    public async Task<int> PeakAsync(string name)
    {
        Count(name, 1);
        await Task.Delay(50);
        return Count(name, -1);
    }

    public Task<byte[]> BytesAsync(int length) => Task.FromResult(new byte[length]);

    public Task<object[]> RepeatAsync(int levels)
    {
        object[] level = [1];
        for (int i = 0; i < levels; i++)
            level = [.. Enumerable.Repeat(level, 10)];
        return Task.FromResult(level);
    }

    private static int Count(string name, int change)
    {
        lock (Counts)
        {
            (int running, int peak) = Counts.GetValueOrDefault(name);
            Counts[name] = (running + change, Math.Max(peak, running + change));
            return Counts[name].Peak;
        }
    }
}
