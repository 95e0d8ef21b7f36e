using System.Diagnostics;

namespace DubboNet.LoadTest;

/// <summary>Represents one of the loops that load a system. It makes a call, awaits and checks the response, and repeats that.</summary>
internal abstract class Caller
{
    /// <summary>The number of errors after which a caller gives up, so that a broken system is not called in a tight loop.</summary>
    protected const int MaxErrors = 10;

    protected const long MaxCalls = 1_000_000_000;

    public CallerLog Log { get; } = new();

    /// <summary>Makes calls until a time of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public abstract Task RunAsync(long end);
}

/// <inheritdoc/>
/// <param name="call">Makes the call with a number. It does not allocate memory itself, so that only the system is measured.</param>
/// <param name="isRight">Returns whether the response belongs to the call with the number.</param>
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
                    Log.AddError($"Wrong response to call {number}.");
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
