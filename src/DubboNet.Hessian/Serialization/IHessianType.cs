namespace DubboNet.Hessian;

/// <summary>
/// Represents a type that provides its own formatter, so that it can be read and written by its type alone, without registration and
/// without reflection. The source generator implements it for partial types. You can also implement it by hand.
/// </summary>
public interface IHessianType<TSelf>
    where TSelf : IHessianType<TSelf>
{
    /// <summary>Gets the formatter of the type, which is always the same instance.</summary>
    static abstract HessianClassFormatter<TSelf> Formatter { get; }
}
