using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Reads the texts of a documentation comment. The compiler has them only if the project generates a documentation file.</summary>
internal sealed class DocumentationComment
{
    private readonly XElement? _root;

    private DocumentationComment(XElement? root) => _root = root;

    /// <summary>Gets the summary, or null if there is none.</summary>
    public string? Summary => Text(_root?.Element("summary"));

    /// <summary>Gets the text about the result, or null if there is none.</summary>
    public string? Returns => Text(_root?.Element("returns"));

    /// <summary>Returns the comment of a symbol. The compiler reports one that is not XML.</summary>
    public static DocumentationComment Of(ISymbol symbol)
    {
        string? xml = symbol.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml))
            return new DocumentationComment(null);
        try
        {
            return new DocumentationComment(XElement.Parse(xml));
        }
        catch (XmlException)
        {
            return new DocumentationComment(null);
        }
    }

    /// <summary>Returns the text about a parameter, or null if there is none.</summary>
    public string? Parameter(string name) => Find("param", "name", name);

    /// <summary>Returns the text about an exception, or null if there is none.</summary>
    public string? Exception(ISymbol type) => Find("exception", "cref", type.GetDocumentationCommentId());

    private string? Find(string element, string attribute, string? value) =>
        Text(_root?.Elements(element).FirstOrDefault(found => found.Attribute(attribute)?.Value == value));

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        string text = Regex.Replace(string.Concat(element.Nodes().Select(Text)), @"\s+", " ").Trim();
        return text.Length == 0 ? null : text;
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "para" or "item" } block => $" {string.Concat(block.Nodes().Select(Text))} ",
        XElement { IsEmpty: true } reference => Target(reference),
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    // References are T:Acme.Item, M:Acme.IShop.FindAsync(System.String) and so on.
    private static string Target(XElement reference)
    {
        string name = (reference.Attribute("name") ?? reference.Attribute("langword") ?? reference.Attribute("href"))?.Value ?? "";
        if (reference.Attribute("cref")?.Value is not { } id)
            return name;
        string path = id.Split('(')[0].Split('`')[0];
        return path.Substring(path.LastIndexOfAny(['.', ':']) + 1);
    }
}
