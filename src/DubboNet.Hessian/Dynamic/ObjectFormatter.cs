namespace DubboNet.Hessian;

/// <summary>A declared type that says little: the value's own type decides on writing, the wire on reading.</summary>
internal sealed class ObjectFormatter<T> : IHessianFormatter<T>
    where T : class
{
    public void Write(ref HessianWriter writer, T? value) => writer.WriteObject(value);

    public T? Read(ref HessianReader reader)
    {
        int start = reader.Position;
        object? value = reader.ReadObject();
        if (value is null or T)
            return (T?)value;
        return CollectionStandIns.Make(value, reader.MostItems) is T collection
            ? collection
            : throw new HessianException("Another type than the declared one", start, typeof(T).Name, Describe(value));
    }

    private static string Describe(object value) => value is HessianObject unknown
        ? $"the class {HessianException.Excerpt(unknown.ClassName)}, which is not registered"
        : value.GetType().Name;
}
