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

    Task<int> PeakAsync();
}

/// <summary>Counts the calls that run at the same time.</summary>
internal sealed class Calculator : ICalculator
{
    private static int s_running;
    private static int s_peak;

    public Task<int> SubtractAsync(int minuend, int subtrahend) => Task.FromResult(minuend - subtrahend);

    public Task UpdateAsync(int a, int b, int c, int d, int e) => Task.CompletedTask;

    public Task<int> SumAsync(int a, int b, int c) => Task.FromResult(a + b + c);

    public Task NotifyHelloAsync(int number) => Task.CompletedTask;

    public Task<object[]> GetDataAsync() => Task.FromResult<object[]>(["hello", 5]);

    public async Task<int> PeakAsync()
    {
        int running = Interlocked.Increment(ref s_running);
        int peak = s_peak;
        while (running > peak)
            peak = Interlocked.CompareExchange(ref s_peak, running, peak);
        await Task.Delay(50);
        Interlocked.Decrement(ref s_running);
        return s_peak;
    }
}
