namespace DubboNet.Generator;

/// <summary>How values of one declared type are carried.</summary>
/// <param name="Kind">Which form the code takes.</param>
/// <param name="Expression">The formatter, where one is needed as an object.</param>
/// <param name="Read">Of a direct one, the reader's method.</param>
/// <param name="Write">Of a direct one, the writer's method.</param>
internal sealed record ValueFormat(FormatKind Kind, string Expression, string Read = "", string Write = "");

internal enum FormatKind
{
    /// <summary>Reader and writer have methods for it.</summary>
    Direct,

    /// <summary>The formatter that is being generated itself.</summary>
    Self,

    /// <summary>A formatter that stands ready under a name.</summary>
    Shared,

    /// <summary>A formatter that is made of others, once.</summary>
    Composed,
}
