namespace DubboNet.Hessian.Fuzz;

/// <summary>One way to use the library on bytes that come from outside.</summary>
internal abstract class Target(string name)
{
    public string Name => name;

    /// <summary>What an input may cost.</summary>
    public abstract CostLimit Limit { get; }

    /// <summary>Runs the input.</summary>
    /// <exception cref="FuzzException">The library did what it must not.</exception>
    public abstract FuzzResult Run(byte[] input);
}

/// <summary>What an input led to.</summary>
/// <param name="Error">The message of the error; null if there was a value.</param>
/// <param name="Written">The value, written again; empty if there was none.</param>
internal readonly record struct FuzzResult(string? Error, byte[] Written);

/// <summary>The library did what it must not, on an input.</summary>
internal sealed class FuzzException(string message, Exception? inner = null) : Exception(message, inner);
