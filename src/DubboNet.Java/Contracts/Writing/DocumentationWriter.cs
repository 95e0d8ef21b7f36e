using System.Text;

namespace DubboNet.Java;

/// <summary>Writes documentation from Javadoc.</summary>
/// <param name="file">The file.</param>
/// <param name="plan">The type in the file.</param>
/// <param name="scope">The names of all types.</param>
internal sealed class DocumentationWriter(SourceFileWriter file, TypePlan plan, NameScope scope)
{
    private const int MaxLine = 120;

    /// <summary>Gets a value indicating whether a member has no documentation.</summary>
    public bool LeavesOut { get; private set; }

    public void WriteType()
    {
        if (TryRead(plan.Symbol?.Documentation) is { Paragraphs.Count: > 0 } documentation)
        {
            WriteDescription(documentation);
            return;
        }

        string verb = plan.Kind == TypePlanKind.Service ? "Declares" : "Represents";
        WriteElement("summary", $"{verb} <c>{plan.JavaName}</c>.");
    }

    /// <summary>Writes the documentation of a property or a constant, if there is any. Returns whether there is.</summary>
    public bool WriteMember(string? text)
    {
        if (TryRead(text) is not { Paragraphs.Count: > 0 } documentation)
        {
            LeavesOut = true;
            return false;
        }

        WriteDescription(documentation);
        return true;
    }

    /// <summary>Writes the documentation of a component of a record, which that of the record has. Returns whether there is any.</summary>
    public bool WriteComponent(string name) =>
        WriteMember(plan.Symbol?.Documentation is { } text ? Javadoc.FindParameter(text, name) : null);

    /// <summary>Writes the documentation of a constructor of an exception.</summary>
    public void WriteConstructor(bool hasMessage, bool hasCause)
    {
        WriteElement("summary", "Initializes a new instance of the class.");
        if (hasMessage)
            WriteElement("param name=\"message\"", "The message.");
        if (hasCause)
            WriteElement("param name=\"innerException\"", "The cause.");
    }

    public void WriteMethod(MethodPlan method)
    {
        if (TryRead(method.Method.Documentation) is not { } documentation)
        {
            LeavesOut = true;
            return;
        }

        if (documentation.Paragraphs.Count > 0)
            WriteDescription(documentation);
        else
            LeavesOut = true;
        if (method.Parameters.Any(parameter => documentation.Parameters.ContainsKey(parameter.JavaName)))
            WriteParameters(method, documentation);
        if (method.Result is not null && documentation.Result.Length > 0)
            WriteElement("returns", documentation.Result);
        foreach ((string name, string text) in documentation.Exceptions)
        {
            TypePlan? thrown = method.Thrown.FirstOrDefault(thrown => scope.Find(plan.JavaName, name) == thrown);
            if (thrown is not null && text.Length > 0)
                WriteElement($"exception cref=\"{file.Name(thrown)}\"", text);
        }
    }

    private void WriteParameters(MethodPlan method, Javadoc documentation)
    {
        foreach (ParameterPlan parameter in method.Parameters)
        {
            string text = documentation.Parameters.GetValueOrDefault(parameter.JavaName, "");
            WriteElement($"param name=\"{parameter.Name}\"", text.Length > 0 ? text : $"The argument <c>{parameter.JavaName}</c>.");
        }

        WriteElement("param name=\"options\"", "The options of the call.");
        WriteElement("param name=\"cancellationToken\"", "Cancels the call.");
    }

    private Javadoc? TryRead(string? text) => text is null ? null : Javadoc.Parse(text, Link);

    private string? Link(string name) =>
        scope.Find(plan.JavaName, name) is { TypeParameters.Count: 0 } found ? $"<see cref=\"{file.Name(found)}\"/>" : null;

    private void WriteDescription(Javadoc documentation)
    {
        WriteElement("summary", documentation.Paragraphs[0]);
        if (documentation.Paragraphs.Count == 1)
            return;
        if (documentation.Paragraphs.Count == 2)
        {
            WriteElement("remarks", documentation.Paragraphs[1]);
            return;
        }

        file.Line("/// <remarks>");
        foreach (string paragraph in documentation.Paragraphs.Skip(1))
            WriteElement("para", paragraph);
        file.Line("/// </remarks>");
    }

    private void WriteElement(string element, string xml)
    {
        string name = element.Split(' ')[0];
        string line = $"/// <{element}>{xml}</{name}>";
        if (line.Length <= MaxLine)
        {
            file.Line(line);
            return;
        }

        file.Line($"/// <{element}>");
        foreach (string wrapped in Wrap(xml))
            file.Line($"/// {wrapped}");
        file.Line($"/// </{name}>");
    }

    // Breaks at spaces outside of tags.
    private static IEnumerable<string> Wrap(string xml)
    {
        StringBuilder line = new();
        foreach (string word in SplitWords(xml))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > MaxLine - 4)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static IEnumerable<string> SplitWords(string xml)
    {
        int start = 0;
        bool isInTag = false;
        for (int i = 0; i < xml.Length; i++)
        {
            isInTag = xml[i] == '<' || (isInTag && xml[i] != '>');
            if (xml[i] != ' ' || isInTag)
                continue;
            yield return xml[start..i];
            start = i + 1;
        }

        yield return xml[start..];
    }
}
