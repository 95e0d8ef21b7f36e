using System.Diagnostics;

namespace DubboNet.Tool;

/// <summary>Represents one of the loops that load a system. It makes a call, awaits and checks the response, and repeats that.</summary>
internal abstract class Caller
{
    protected const long MaxCalls = 1_000_000_000;

    /// <summary>The pause after a failed call, so that a broken system is not called in a tight loop.</summary>
    protected static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(10);

    public CallerLog Log { get; } = new();

    /// <summary>Makes calls until a time of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    /// <param name="end">The time.</param>
    /// <param name="arrivals">When calls are due, or null to make a call as soon as the last one has ended.</param>
    /// <param name="cancellationToken">Ends the loop after the current call.</param>
    public abstract Task RunAsync(long end, Arrivals? arrivals = null, CancellationToken cancellationToken = default);
}

/// <inheritdoc/>
/// <param name="call">Makes the call with a number. It does not allocate memory itself, so that only the system is measured.</param>
/// <param name="isRight">Returns whether the response belongs to the call with the number.</param>
internal sealed class Caller<TResult>(Func<long, ValueTask<TResult>> call, Func<long, TResult, bool> isRight) : Caller
{
    private long _number;

    public override async Task RunAsync(long end, Arrivals? arrivals, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        while (_number < MaxCalls && !cancellationToken.IsCancellationRequested)
        {
            if (arrivals is not null)
                start = await arrivals.WaitAsync(end).ConfigureAwait(false);
            if (start >= end)
                return;
            long number = _number++;
            try
            {
                TResult response = await call(number).ConfigureAwait(false);
                long done = Stopwatch.GetTimestamp();
                if (isRight(number, response))
                    Log.Latencies.Add(done - start);
                else
                    Log.AddError("Wrong response", $"Wrong response to call {number}.");
                start = done;
            }
            catch (Exception e)
            {
                Log.AddError(e.GetType().Name, e.Message);
                if (arrivals is null)
                    await Task.Delay(PauseAfterError, CancellationToken.None).ConfigureAwait(false);
                start = Stopwatch.GetTimestamp();
            }
        }
    }
}
