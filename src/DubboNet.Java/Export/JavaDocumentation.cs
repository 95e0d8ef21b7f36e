namespace DubboNet.Java;

/// <summary>Contains what the Javadoc of a class or a member says, as text that <see cref="JavadocText"/> has escaped.</summary>
/// <param name="Text">The description, whose paragraphs are separated by line breaks, or null.</param>
/// <param name="Tags">The tags with their text, such as <c>@param sku</c>, in the order in which they are written.</param>
/// <param name="Deprecation">Why a deprecated class or member should not be used, or null if it is not deprecated.</param>
public sealed record JavaDocumentation(string? Text, IReadOnlyList<KeyValuePair<string, string>> Tags, string? Deprecation = null)
{
    /// <summary>Gets the documentation that says nothing.</summary>
    public static JavaDocumentation None { get; } = new(null, []);

    /// <summary>Gets a value indicating whether there is nothing to write.</summary>
    public bool IsEmpty => Text is null && Tags.Count == 0 && Deprecation is null;
}
