using System.Xml;

namespace DubboNet.Java;

/// <summary>Reads XML of others. It does not load anything else, and depth and size are limited.</summary>
internal static class SafeXml
{
    private const int MaxDepth = 64;
    private const int MaxCharacters = 8 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="MavenException">The document is not valid, has a DTD, or exceeds a limit.</exception>
    public static XmlNodeText Read(byte[] bytes, string file)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
            reader.MoveToContent();
            return ReadElement(reader, file);
        }
        catch (XmlException e)
        {
            throw new MavenException($"{file} is not valid XML ({e.Message}) Correct or delete the file.", e);
        }
    }

    private static XmlNodeText ReadElement(XmlReader reader, string file)
    {
        if (reader.Depth > MaxDepth)
            throw new MavenException($"{file} has elements in more than {MaxDepth} levels. Poms have some ten. Correct the file.");
        string name = reader.LocalName;
        bool isEmpty = reader.IsEmptyElement;
        string text = "";
        List<XmlNodeText> children = [];
        reader.Read();
        while (!isEmpty && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                children.Add(ReadElement(reader, file));
                continue;
            }

            text += reader.Value;
            reader.Read();
        }

        if (!isEmpty)
            reader.Read();
        return new XmlNodeText(name, text.Trim(), children);
    }
}
