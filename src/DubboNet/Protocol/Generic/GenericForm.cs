namespace DubboNet.Protocol.Generic;

/// <summary>In what form a generic call has its values.</summary>
internal enum GenericForm
{
    /// <summary>It is no generic call.</summary>
    None,

    /// <summary>Arguments and result as maps (<c>true</c>).</summary>
    Maps,

    /// <summary>Arguments as maps, the result as it is (<c>raw.return</c>).</summary>
    Plain,

    /// <summary>Each a JSON text (<c>gson</c>).</summary>
    Json,
}
