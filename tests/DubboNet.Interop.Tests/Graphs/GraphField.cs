using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>A field of a Java class as a .NET property.</summary>
internal abstract class GraphField<T>(string name)
{
    public string Name => name;

    public abstract void Write(ref HessianWriter writer, T owner);

    public abstract void Read(ref HessianReader reader, T owner);

    /// <summary>The value as the canonical text has it.</summary>
    public abstract object? Get(T owner);

    /// <summary>The same of an object whose class nobody registered: what came, as the field is declared in Java.</summary>
    public abstract object? Declared(object? untyped);
}

/// <param name="name">The Java name.</param>
/// <param name="format">Carries the property.</param>
/// <param name="get">Gets the property.</param>
/// <param name="set">Sets the property.</param>
/// <param name="canonical">What the property's value stands for, where its .NET type does not say it.</param>
/// <param name="declared">What an undeclared value stands for, where the declared Java type is another one.</param>
internal sealed class GraphField<T, TValue>(
    string name,
    IHessianFormatter<TValue> format,
    Func<T, TValue?> get,
    Action<T, TValue?> set,
    Func<TValue, object>? canonical,
    Func<object, object>? declared) : GraphField<T>(name)
{
    public override void Write(ref HessianWriter writer, T owner) => format.Write(ref writer, get(owner));

    public override void Read(ref HessianReader reader, T owner) => set(owner, format.Read(ref reader));

    public override object? Get(T owner) => get(owner) is { } value && canonical is not null ? canonical(value) : get(owner);

    public override object? Declared(object? untyped) => untyped is not null && declared is not null ? declared(untyped) : untyped;
}
