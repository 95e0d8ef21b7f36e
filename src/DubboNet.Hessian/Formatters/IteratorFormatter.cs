namespace DubboNet.Hessian;

/// <summary>A Java Iterator: a list without a count, which is what hessian-lite writes for one and the only form that it reads one from.</summary>
internal sealed class IteratorFormatter<TCollection, T>(IHessianFormatter<TCollection> collection, IHessianFormatter<T> element) : IHessianFormatter<TCollection>
    where TCollection : IEnumerable<T>
{
    public void Write(ref HessianWriter writer, TCollection? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }

        // An iterator is used up by one reader, so that none is referred to.
        writer.SkipReference();
        writer.WriteUncountedListStart();
        foreach (T item in value)
            element.Write(ref writer, item);
        writer.WriteUncountedListEnd();
    }

    public TCollection? Read(ref HessianReader reader) => collection.Read(ref reader);
}
