namespace DubboNet.Hessian;

public ref partial struct HessianReader
{
    /// <summary>
    /// Reads a reference to an object that is not created yet, if it is next. An object that is created after its fields can be its own
    /// cause.
    /// </summary>
    internal bool TryReadOpenReference()
    {
        ReadDefinitions();
        if (PeekTag() != Tag.Reference)
            return false;
        int start = _position++;
        int index = ReadReferenceIndex();
        if (index >= 0 && index < _graph.ReferenceCount && FindObject(index) is null)
            return true;
        _position = start;
        return false;
    }
}
