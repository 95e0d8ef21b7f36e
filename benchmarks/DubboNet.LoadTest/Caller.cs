using System.Diagnostics;

namespace DubboNet.LoadTest;

/// <summary>One of the loops that load a system: call, await the answer, check it, call again.</summary>
internal abstract class Caller
{
    /// <summary>A caller gives up after so many errors, lest a broken system be called in a spin.</summary>
    protected const int MaxErrors = 10;

    protected const long MaxCalls = 1_000_000_000;

    public CallerLog Log { get; } = new();

    /// <summary>Calls until a time of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public abstract Task RunAsync(long end);
}

/// <inheritdoc/>
/// <param name="call">Makes the call of a number. It allocates nothing itself, so what is measured is the system's.</param>
/// <param name="isRight">Whether the answer belongs to the call of that number.</param>
internal sealed class Caller<TResult>(Func<long, ValueTask<TResult>> call, Func<long, TResult, bool> isRight) : Caller
{
    private long _number;

    public override async Task RunAsync(long end)
    {
        long start = Stopwatch.GetTimestamp();
        while (start < end && Log.Errors < MaxErrors && _number < MaxCalls)
        {
            long number = _number++;
            try
            {
                TResult answer = await call(number);
                long done = Stopwatch.GetTimestamp();
                if (isRight(number, answer))
                    Log.Latencies.Add(done - start);
                else
                    Log.AddError($"Wrong answer to call {number}.");
                start = done;
            }
            catch (Exception e)
            {
                Log.AddError(e.Message);
                start = Stopwatch.GetTimestamp();
            }
        }
    }
}
