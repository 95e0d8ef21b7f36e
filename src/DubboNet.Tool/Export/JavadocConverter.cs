using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using DubboNet.Generator;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts documentation comments of C# to Javadoc.</summary>
internal static partial class JavadocConverter
{
    private const string Paragraph = "\n\n<p>";

    /// <summary>How comments of properties begin in C#, and how those of getters begin in Java.</summary>
    private static readonly (string CSharp, string Java)[] Beginnings =
    [
        ("Gets or sets a value indicating whether ", "Returns whether "),
        ("Gets a value indicating whether ", "Returns whether "),
        ("Gets or sets ", "Returns "),
        ("Gets ", "Returns "),
    ];

    /// <summary>Converts the comment of a type.</summary>
    public static JavaDocumentation OfType(ClrTypeDefinition type)
    {
        XElement? comment = type.Assembly.Documentation.Find(type.DocumentationId);
        IEnumerable<KeyValuePair<string, string>> tags = type.TypeParameters
            .Select(parameter => (parameter.Name, Text: Part(comment, "typeparam", parameter.Name)))
            .Where(parameter => parameter.Text is not null)
            .Select(parameter => new KeyValuePair<string, string>($"@param <{parameter.Name}>", parameter.Text!));
        return new JavaDocumentation(Description(comment), [.. tags], DeprecationOf(type.Attributes));
    }

    /// <summary>Converts the comment of a property or field to that of a getter. A record has it at a parameter.</summary>
    public static JavaDocumentation OfMember(ClrTypeDefinition type, ClrMember member)
    {
        string id = $"{(member.IsProperty ? "P" : "F")}:{type.DocumentationId[2..]}.{member.Name}";
        string? text = Description(type.Assembly.Documentation.Find(id))
            ?? Part(type.Assembly.Documentation.Find(type.DocumentationId), "param", member.Name);
        foreach ((string csharp, string java) in Beginnings)
        {
            if (text is not null && text.StartsWith(csharp, StringComparison.Ordinal))
            {
                text = java + text[csharp.Length..];
                break;
            }
        }

        return new JavaDocumentation(text, [], DeprecationOf(member.Attributes));
    }

    /// <summary>Converts the comment of a constant.</summary>
    public static JavaDocumentation OfConstant(ClrTypeDefinition type, ClrConstant constant)
    {
        XElement? comment = type.Assembly.Documentation.Find($"F:{type.DocumentationId[2..]}.{constant.Name}");
        return new JavaDocumentation(Description(comment), [], DeprecationOf(constant.Attributes));
    }

    /// <summary>Converts the comment of a method.</summary>
    /// <param name="type">The type that declares it.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">The parameters that Java has, with their names in C# and in Java.</param>
    /// <param name="notes">What else to say, as Javadoc.</param>
    public static JavaDocumentation OfMethod(
        ClrTypeDefinition type, ClrMethod method, IEnumerable<(string CSharp, string Java)> parameters, IEnumerable<string> notes)
    {
        string types = string.Join(',', method.Parameters.Select(parameter => parameter.Type.DocumentationName));
        string id = $"M:{type.DocumentationId[2..]}.{method.Name}{(types.Length > 0 ? $"({types})" : "")}";
        XElement? comment = type.Assembly.Documentation.Find(id);
        List<KeyValuePair<string, string>> tags = [];
        foreach ((string csharp, string java) in parameters)
        {
            if (Part(comment, "param", csharp) is { } text)
                tags.Add(new($"@param {java}", text));
        }

        if (comment?.Element("returns") is { } returns && Inline(returns) is { Length: > 0 } result)
            tags.Add(new("@return", result));
        string description = string.Join(Paragraph, notes.Prepend(Description(comment)).Where(text => text is not null));
        return new JavaDocumentation(description.Length > 0 ? description : null, tags, DeprecationOf(method.Attributes));
    }

    private static string? DeprecationOf(IEnumerable<ClrAttribute> attributes) =>
        attributes.Find(KnownNames.Obsolete) is { } obsolete ? JavadocText.Escape(obsolete.Text() ?? "") : null;

    private static string? Description(XElement? comment)
    {
        string[] parts = [.. from name in (string[])["summary", "remarks"]
                             let part = comment?.Element(name)
                             where part is not null
                             let text = Inline(part)
                             where text.Length > 0
                             select text];
        return parts.Length == 0 ? null : string.Join(Paragraph, parts.Select((part, i) => i > 0 ? WithoutParagraph(part) : part));
    }

    private static string? Part(XElement? comment, string element, string name) =>
        comment?.Elements(element).FirstOrDefault(part => part.Attribute("name")?.Value == name) is { } part
            && Inline(part) is { Length: > 0 } text ? text : null;

    private static string Inline(XElement element)
    {
        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => Whitespace().Replace(JavadocText.Escape(plain.Value), " "),
                XElement inner => Convert(inner),
                _ => "",
            });
        }

        return WithoutParagraph(string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim())).Trim('\n'));
    }

    private static string WithoutParagraph(string text) => text.StartsWith("<p>", StringComparison.Ordinal) ? text[3..] : text;

    private static string Convert(XElement element) => element.Name.LocalName switch
    {
        "c" or "code" => JavadocText.Code(Whitespace().Replace(element.Value.Trim(), " ")),
        "para" => Paragraph + Inline(element),
        "list" => $"\n<ul>{string.Concat(element.Elements("item").Select(Item))}\n</ul>\n",
        "see" or "seealso" => See(element),
        "paramref" => JavadocText.Code(ContractNames.ParameterOf(element.Attribute("name")?.Value ?? "")),
        "typeparamref" => JavadocText.Code(element.Attribute("name")?.Value ?? ""),
        _ => Inline(element),
    };

    private static string Item(XElement item) => $"\n<li>{Inline(item).Replace("\n", " ", StringComparison.Ordinal)}</li>";

    private static string See(XElement element)
    {
        if (element.Attribute("langword")?.Value is { } word)
            return JavadocText.Code(word);
        if (element.Attribute("href")?.Value is { } address)
        {
            string shown = element.IsEmpty ? JavadocText.Escape(address) : Inline(element);
            return $"<a href=\"{JavadocText.Escape(address).Replace("\"", "&quot;", StringComparison.Ordinal)}\">{shown}</a>";
        }

        return JavadocText.Code(JavaNameOf(element.Attribute("cref")?.Value ?? ""));
    }

    /// <summary>Returns how Java calls what a reference names, by the rules for default names.</summary>
    private static string JavaNameOf(string reference)
    {
        string name = reference.Split('(')[0];
        name = ClrNames.WithoutArity(name[(name.LastIndexOfAny(['.', ':']) + 1)..]);
        return reference.Split(':')[0] switch
        {
            "M" => ContractNames.MethodOf(name),
            "P" => JavaNames.ToField(name),
            "F" => JavaNames.ToConstant(name),
            _ => JavaNames.WithoutPrefix(name),
        };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
