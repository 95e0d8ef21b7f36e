namespace DubboNet.Hessian.Fuzz;

/// <summary>One declared type, without its type parameter: a field of <see cref="Everything"/>, or a whole message.</summary>
internal abstract class Field(string name)
{
    public string Name => name;

    /// <summary>Whether there may be a collection in it whose order hangs on how it was filled.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>The value before anything was read.</summary>
    public abstract object? Initial { get; }

    public abstract object? Read(ref HessianReader reader);

    public abstract void Write(ref HessianWriter writer, object? value);
}

/// <param name="name">The field's name.</param>
/// <param name="formatter">What reads and writes it.</param>
/// <param name="initial">A value that can be written, where the type's default cannot.</param>
internal sealed class Field<T>(string name, IHessianFormatter<T> formatter, T? initial = default) : Field(name)
{
    public override object? Initial => initial;

    public override object? Read(ref HessianReader reader) => formatter.Read(ref reader);

    public override void Write(ref HessianWriter writer, object? value) => formatter.Write(ref writer, (T?)value);
}
