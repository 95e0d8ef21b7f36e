namespace DubboNet.Hessian;

/// <summary>
/// Formats a Java Iterator as a list without a count. hessian-lite writes iterators in this form, and reads them in no other form.
/// </summary>
internal sealed class IteratorFormatter<TCollection, T>(
    IHessianFormatter<TCollection> collection, IHessianFormatter<T> element) : IHessianFormatter<TCollection>
    where TCollection : IEnumerable<T>
{
    public void Write(ref HessianWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        // An iterator can be read only once, so iterators are never referred to.
        writer.SkipReference();
        writer.WriteUncountedListStart();
        foreach (T item in value)
            element.Write(ref writer, item);
        writer.WriteUncountedListEnd();
    }

    public TCollection? Read(ref HessianReader reader) => collection.Read(ref reader);
}
