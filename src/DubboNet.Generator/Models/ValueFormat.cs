namespace DubboNet.Generator;

/// <summary>Describes how values of a declared type are read and written.</summary>
/// <param name="Kind">The form of the code.</param>
/// <param name="Expression">The formatter, for places that need it as an object.</param>
/// <param name="Read">The method of the reader, if the kind is direct.</param>
/// <param name="Write">The method of the writer, if the kind is direct.</param>
internal sealed record ValueFormat(FormatKind Kind, string Expression, string Read = "", string Write = "");

internal enum FormatKind
{
    /// <summary>The reader and the writer have methods for it.</summary>
    Direct,

    /// <summary>It uses the formatter that is being generated.</summary>
    Self,

    /// <summary>It uses an existing formatter with a name.</summary>
    Shared,

    /// <summary>It uses a formatter that is composed of others once.</summary>
    Composed,
}
