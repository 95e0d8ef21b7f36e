namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a field of number -1: into <see cref="IHessianExtensible.UnknownFields"/> if the target keeps them, otherwise past it. Either way it takes its
    /// place among the objects that later references count.
    /// </summary>
    public void ReadUnknownField(in HessianFieldCursor fields, object target)
    {
        object? value = ReadObject();
        if (target is IHessianExtensible extensible && fields.CurrentName is { } name)
            (extensible.UnknownFields ??= []).Add(new(name, value));
    }
}
