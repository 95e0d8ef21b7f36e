namespace DubboNet.Protocol.Generic;

/// <summary>Specifies the form in which a generic call sends its values.</summary>
internal enum GenericForm
{
    /// <summary>The call is not generic.</summary>
    None,

    /// <summary>The arguments and the result are sent as maps (<c>true</c>).</summary>
    Maps,

    /// <summary>The arguments are sent as maps, and the result is sent unchanged (<c>raw.return</c>).</summary>
    Plain,

    /// <summary>Each value is sent as JSON text (<c>gson</c>).</summary>
    Json,
}
