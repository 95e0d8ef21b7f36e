namespace DubboNet.Java;

/// <summary>Represents an element of XML without its namespace and attributes.</summary>
/// <param name="Name">The local name.</param>
/// <param name="Text">The text, without white space around it.</param>
/// <param name="Children">The elements in it.</param>
internal sealed record XmlNodeText(string Name, string Text, IReadOnlyList<XmlNodeText> Children)
{
    public XmlNodeText? Child(string name) => Children.FirstOrDefault(child => child.Name == name);

    /// <summary>Returns the text of a child, or null if it is missing or empty.</summary>
    public string? TextOf(string name) => Child(name) is { Text.Length: > 0 } child ? child.Text : null;

    /// <summary>Returns the elements in a child, such as each <c>dependency</c> of <c>dependencies</c>.</summary>
    public IEnumerable<XmlNodeText> In(string name) => Child(name)?.Children ?? [];
}
