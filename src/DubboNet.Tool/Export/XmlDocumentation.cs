using System.Xml;
using System.Xml.Linq;

namespace DubboNet.Tool;

/// <summary>Contains the documentation comments of an assembly.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> _members = new(StringComparer.Ordinal);

    private XmlDocumentation()
    {
    }

    /// <summary>Reads a file that the compiler wrote. A file that does not exist has no comments.</summary>
    /// <exception cref="ToolException">The file is not XML.</exception>
    public static XmlDocumentation Load(string path)
    {
        var documentation = new XmlDocumentation();
        if (!File.Exists(path))
            return documentation;
        try
        {
            foreach (XElement member in XDocument.Load(path).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } id)
                    documentation._members[id] = member;
            }
        }
        catch (XmlException e)
        {
            throw new ToolException(ExitCode.Input, $"The documentation '{path}' is not XML: {e.Message} Build the project again.", e);
        }

        return documentation;
    }

    /// <summary>Returns the comment of a type or member, or null if it has none.</summary>
    /// <param name="id">The id, such as <c>P:Acme.Item.Sku</c>.</param>
    public XElement? Find(string id) => _members.GetValueOrDefault(id);
}
