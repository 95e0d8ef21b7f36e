namespace DubboNet.Hessian;

/// <summary>An object that was read where nothing is declared: its class and the values of its fields.</summary>
internal interface IUndeclaredObject
{
    /// <summary>Gets its class.</summary>
    ClassDefinition Definition { get; }

    /// <summary>Gets the values in the order of the fields.</summary>
    Span<object?> Values { get; }

    /// <summary>Gets whether its fields are still being read.</summary>
    bool IsBeingRead { get; }
}
