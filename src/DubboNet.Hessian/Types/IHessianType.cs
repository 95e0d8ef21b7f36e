namespace DubboNet.Hessian;

/// <summary>
/// A type that says itself how it is carried, so that it can be written and read by its type alone, without registration and without reflection. What the
/// source generator adds to a partial type has this form; it may be written by hand as well.
/// </summary>
public interface IHessianType<TSelf>
    where TSelf : IHessianType<TSelf>
{
    /// <summary>Carries the type: always the same instance.</summary>
    static abstract HessianClassFormatter<TSelf> Formatter { get; }
}
