namespace DubboNet.Hessian;

/// <summary>The types of a message.</summary>
internal static class MessageTypes
{
    /// <summary>Gets the types that a reader looks up.</summary>
    public static TypeChain Types(this in HessianReader reader) => ((HessianOptions)reader.Options).Chain;

    /// <summary>Gets the types that a writer looks up.</summary>
    public static TypeChain Types(this in HessianWriter writer) => ((HessianOptions)writer.Options).Chain;
}
