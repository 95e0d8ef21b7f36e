namespace DubboNet.Hessian.Fuzz;

/// <summary>Represents a use of the library with bytes from outside.</summary>
internal abstract class Target(string name)
{
    public string Name => name;

    /// <summary>Gets the maximum cost of an input.</summary>
    public abstract CostLimit Limit { get; }

    /// <summary>Runs the input.</summary>
    /// <exception cref="FuzzException">The library violated a rule.</exception>
    public abstract FuzzResult Run(byte[] input);
}

/// <summary>Represents the result of an input.</summary>
/// <param name="Error">The message of the error, or null if there is a value.</param>
/// <param name="Written">The value, written again. Empty if there is none.</param>
internal readonly record struct FuzzResult(string? Error, byte[] Written);

/// <summary>Indicates that the library violated a rule with an input.</summary>
internal sealed class FuzzException(string message, Exception? inner = null) : Exception(message, inner);
