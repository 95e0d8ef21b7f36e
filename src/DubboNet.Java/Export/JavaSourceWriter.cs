using System.Text;

namespace DubboNet.Java;

/// <summary>Writes the source file of a class with its nested classes, as Java 8 understands it.</summary>
internal sealed class JavaSourceWriter
{
    private const int MaxLine = 100;

    private readonly StringBuilder _text = new();
    private readonly JavaDeclarations _all;
    private readonly JavaTypeNames _names;
    private string _indent = "";

    private JavaSourceWriter(JavaDeclaration top, JavaDeclarations all) => (_all, _names) = (all, new JavaTypeNames(top, all));

    public static JavaClassType Serializable { get; } = new("java.io.Serializable", []);

    /// <summary>Returns whether a class names the interface itself. Exceptions and subclasses have it already.</summary>
    public static bool ImplementsSerializable(JavaDeclaration declaration) => declaration is
    {
        Kind: JavaClassKind.Class, IsHolder: false, IsException: false, Superclass: null,
    };

    /// <summary>Returns the text of a file.</summary>
    /// <param name="top">The class that gives the file its name.</param>
    /// <param name="all">All classes that are written.</param>
    /// <param name="header">The comment in the first line.</param>
    public static string Write(JavaDeclaration top, JavaDeclarations all, string header)
    {
        var writer = new JavaSourceWriter(top, all);
        writer.Line($"// {header}");
        if (top.Package.Length > 0)
            writer.Line($"package {top.Package};");
        writer.Line();
        foreach (string import in writer._names.Imports)
            writer.Line($"import {import};");
        if (writer._names.Imports.Any())
            writer.Line();
        writer.Type(top);
        return writer._text.ToString();
    }

    private void Type(JavaDeclaration declaration)
    {
        Document(declaration.Documentation);
        bool isTop = declaration.Outer is null;
        if (isTop && _names.IsDeprecatedUsed && declaration.Documentation.Deprecation is null)
            Line("@SuppressWarnings(\"deprecation\")");
        string parameters = declaration.TypeParameters.Count == 0
            ? ""
            : $"<{string.Join(", ", declaration.TypeParameters.Select(TypeParameter))}>";
        string modifiers = isTop || declaration.Kind != JavaClassKind.Class ? "public" : "public static";
        Line($"{modifiers} {KeywordOf(declaration)} {declaration.SimpleName}{parameters}{Parents(declaration)} {{");
        string outside = _indent;
        _indent += "    ";
        Members(declaration);
        _indent = outside;
        Line("}");
    }

    private static string KeywordOf(JavaDeclaration declaration) => declaration switch
    {
        { Kind: JavaClassKind.Interface } => "interface",
        { Kind: JavaClassKind.Enum } => "enum",
        { IsHolder: true } => "final class",
        { IsAbstract: true } => "abstract class",
        _ => "class",
    };

    private string TypeParameter(JavaTypeParameter parameter)
    {
        IEnumerable<JavaType> bounds = parameter.Bounds.Where(bound => bound is not JavaClassType { Name: "java.lang.Object" });
        return bounds.Any() ? $"{parameter.Name} extends {string.Join(" & ", bounds.Select(_names.Of))}" : parameter.Name;
    }

    private string Parents(JavaDeclaration declaration)
    {
        IEnumerable<JavaType> interfaces = declaration.Interfaces;
        if (ImplementsSerializable(declaration))
            interfaces = interfaces.Append(Serializable);
        string superclass = declaration.Superclass is { } parent ? $" extends {_names.Of(parent)}" : "";
        string keyword = declaration.Kind == JavaClassKind.Interface ? "extends" : "implements";
        return interfaces.Any() ? $"{superclass} {keyword} {string.Join(", ", interfaces.Select(_names.Of))}" : superclass;
    }

    private void Members(JavaDeclaration declaration)
    {
        int start = _text.Length;
        Constants(declaration);
        if (declaration.Kind == JavaClassKind.Class)
            Fields(declaration);
        foreach (JavaMethodDeclaration method in declaration.Methods)
        {
            Separate(start);
            Method(method);
        }

        foreach (JavaDeclaration nested in _all.NestedIn(declaration))
        {
            Separate(start);
            Type(nested);
        }
    }

    private void Constants(JavaDeclaration declaration)
    {
        for (int i = 0; i < declaration.Constants.Count; i++)
        {
            JavaConstantDeclaration constant = declaration.Constants[i];
            if (i > 0 && !constant.Documentation.IsEmpty)
                Line();
            Document(constant.Documentation);
            bool isLast = i == declaration.Constants.Count - 1;
            Line(constant.Name + (!isLast ? "," : _all.NestedIn(declaration).Any() ? ";" : ""));
        }
    }

    private void Fields(JavaDeclaration declaration)
    {
        int start = _text.Length;
        if (declaration.IsHolder)
        {
            Line($"private {declaration.SimpleName}() {{");
            Line("}");
            return;
        }

        Line("private static final long serialVersionUID = 1L;");
        if (declaration.Fields.Count > 0)
            Line();
        foreach (JavaFieldDeclaration field in declaration.Fields)
            Line($"private {_names.Of(field.Type)} {field.Name};");
        if (declaration.IsException)
            Constructors(declaration);
        foreach ((JavaFieldDeclaration field, string name) in JavaAccessors.Of(declaration, _all))
        {
            Separate(start);
            Accessors(field, name);
        }
    }

    private void Constructors(JavaDeclaration declaration)
    {
        string text = _names.Of(new JavaClassType("java.lang.String", []));
        string throwable = _names.Of(new JavaClassType("java.lang.Throwable", []));
        Line();
        Line($"public {declaration.SimpleName}({text} message) {{");
        Line("    super(message);");
        Line("}");
        Line();
        Line($"public {declaration.SimpleName}({text} message, {throwable} cause) {{");
        Line("    super(message, cause);");
        Line("}");
    }

    private void Accessors(JavaFieldDeclaration field, string name)
    {
        Document(field.Documentation);
        Line($"public {_names.Of(field.Type)} {JavaAccessors.GetterOf(field, name)}() {{");
        Line($"    return {field.Name};");
        Line("}");
        Line();
        if (field.Documentation.Deprecation is not null)
            Document(JavaDocumentation.None with { Deprecation = field.Documentation.Deprecation });
        Line($"public void set{name}({_names.Of(field.Type)} {field.Name}) {{");
        Line($"    this.{field.Name} = {field.Name};");
        Line("}");
    }

    private void Method(JavaMethodDeclaration method)
    {
        Document(method.Documentation);
        List<string> parameters = [.. method.Parameters.Select(parameter => $"{_names.Of(parameter.Type)} {parameter.Name}")];
        if (method.IsVarargs && method.Parameters[^1].Type is JavaArrayType array)
            parameters[^1] = $"{_names.Of(array.Element)}... {method.Parameters[^1].Name}";
        string head = $"{_names.Of(method.Result)} {method.Name}(";
        string throws = method.Exceptions.Count == 0 ? "" : $"throws {string.Join(", ", method.Exceptions.Select(_names.Of))}";
        string declared = $"{head}{string.Join(", ", parameters)})";
        bool fits = Fits(declared);
        if (fits && Fits($"{declared} {throws};"))
        {
            Line(throws.Length > 0 ? $"{declared} {throws};" : $"{declared};");
            return;
        }

        Line(fits ? declared : head);
        List<string> rest = fits ? [] : [.. Fill(parameters)];
        if (throws.Length > 0)
            rest.Add(throws);
        for (int i = 0; i < rest.Count; i++)
            Line($"        {rest[i]}{(i == rest.Count - 1 ? ";" : "")}");
    }

    private bool Fits(string line) => _indent.Length + line.Length <= MaxLine;

    /// <summary>Puts as many parameters into each line as fit.</summary>
    private IEnumerable<string> Fill(List<string> parameters)
    {
        int width = MaxLine - _indent.Length - 8;
        string line = "";
        for (int i = 0; i < parameters.Count; i++)
        {
            string part = parameters[i] + (i < parameters.Count - 1 ? "," : ")");
            if (line.Length > 0 && line.Length + 1 + part.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $" {part}" : part;
        }

        yield return line;
    }

    private void Document(JavaDocumentation documentation)
    {
        List<string> lines = [.. Lines(documentation)];
        if (lines is [var only] && _indent.Length + only.Length + 7 <= MaxLine && !only.StartsWith('@'))
        {
            Line($"/** {only} */");
        }
        else if (lines.Count > 0)
        {
            Line("/**");
            foreach (string line in lines)
                Line(line.Length > 0 ? $" * {line}" : " *");
            Line(" */");
        }

        if (documentation.Deprecation is not null)
            Line("@Deprecated");
    }

    private IEnumerable<string> Lines(JavaDocumentation documentation)
    {
        int width = MaxLine - _indent.Length - 3;
        if (documentation.Text is { } text)
        {
            foreach (string line in JavadocText.Wrap(text, width))
                yield return line;
        }

        IEnumerable<KeyValuePair<string, string>> tags = documentation.Tags;
        if (documentation.Deprecation is { } reason)
            tags = tags.Append(new("@deprecated", reason));
        if (documentation.Text is not null && tags.Any())
            yield return "";
        foreach ((string tag, string said) in tags)
        {
            bool isFirst = true;
            foreach (string line in JavadocText.Wrap($"{tag} {said}", width - 4))
            {
                yield return isFirst ? line : $"    {line}";
                isFirst = false;
            }
        }
    }

    private void Separate(int start)
    {
        if (_text.Length > start)
            Line();
    }

    private void Line(string text = "") => _text.Append(text.Length > 0 ? _indent : "").Append(text).Append('\n');
}
