namespace DubboNet.Hessian.Fuzz;

/// <summary>
/// Represents a declared type without its type parameter, which is a field of <see cref="Everything"/> or a whole message.
/// </summary>
internal abstract class Field(string name)
{
    public string Name => name;

    /// <summary>Gets a value indicating whether the value can contain a collection whose order depends on how it was filled.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>Gets the value before it is read.</summary>
    public abstract object? Initial { get; }

    public abstract object? Read(ref HessianReader reader);

    public abstract void Write(ref HessianWriter writer, object? value);
}

/// <param name="name">The name of the field.</param>
/// <param name="formatter">The formatter of the field.</param>
/// <param name="initial">A value that can be written, if the default of the type cannot.</param>
internal sealed class Field<T>(string name, IHessianFormatter<T> formatter, T? initial = default) : Field(name)
{
    public override object? Initial => initial;

    public override object? Read(ref HessianReader reader) => formatter.Read(ref reader);

    public override void Write(ref HessianWriter writer, object? value) => formatter.Write(ref writer, (T?)value);
}
