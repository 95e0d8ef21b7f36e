namespace DubboNet.Tool;

/// <summary>Specifies the kind of a value on the wire.</summary>
internal enum NodeKind
{
    Null,
    Boolean,
    Int,
    Long,
    Double,
    Date,
    String,
    Bytes,
    List,
    Map,
    Object,
    Reference,

    /// <summary>A value in a form that is not decoded further. The text shows its bytes or its JSON.</summary>
    Raw,
}
