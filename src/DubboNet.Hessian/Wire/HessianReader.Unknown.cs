namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a field with index -1 into <see cref="IHessianExtensible.UnknownFields"/> if the target keeps such fields, or skips it. In
    /// both cases, it counts among the objects that can be referred to.
    /// </summary>
    public void ReadUnknownField(in HessianFieldCursor fields, object target)
    {
        object? value = ReadObject();
        if (target is IHessianExtensible extensible && fields.CurrentName is { } name)
            (extensible.UnknownFields ??= []).Add(new(name, value));
    }
}
