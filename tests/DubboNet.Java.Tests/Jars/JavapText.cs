using System.Text.RegularExpressions;

namespace DubboNet.Java.Tests.Jars;

/// <summary>Members as <c>javap</c> prints them, without modifiers and each with its descriptor.</summary>
internal static partial class JavapText
{
    /// <summary>Splits what <c>javap -p -s</c> prints for several classes.</summary>
    public static List<List<string>> Read(string output)
    {
        List<List<string>> classes = [[]];
        string declaration = "";
        foreach (string line in output.Split('\n'))
        {
            string text = line.Trim();
            if (line.StartsWith('}'))
                classes.Add([]);
            else if (text.StartsWith("descriptor: ", StringComparison.Ordinal))
                classes[^1].Add($"{Modifiers().Replace(declaration, "")} {text["descriptor: ".Length..]}");
            else if (text.EndsWith(';'))
                declaration = text;
        }

        return classes[..^1];
    }

    /// <summary>Describes the members of a class in the same way.</summary>
    public static List<string> Write(ClassFile parsed) =>
    [
        .. parsed.Fields.Select(field => $"{field.Type} {field.Name}; {field.Descriptor}"),
        .. parsed.Methods.Select(method => $"{Declaration(parsed, method)}; {method.Descriptor}"),
    ];

    private static string Declaration(ClassFile parsed, ClassFileMethod method)
    {
        if (method.Name == "<clinit>")
            return "{}";
        MethodSignature types = method.Signature ?? method.Erasure;
        string typeParameters = types.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", types.TypeParameters.Select(Write))}> ";
        string name = method.Name == "<init>" ? parsed.Name : $"{types.Result} {method.Name}";
        string parameters = string.Join(", ", types.Parameters);
        if (method.Access.HasFlag(ClassAccess.Varargs) && parameters.EndsWith("[]", StringComparison.Ordinal))
            parameters = $"{parameters[..^2]}...";
        IEnumerable<string> exceptions = types.Exceptions.Count > 0 ? types.Exceptions.Select(type => type.ToString()) : method.Exceptions;
        string throws = exceptions.Any() ? $" throws {string.Join(", ", exceptions)}" : "";
        return $"{typeParameters}{name}({parameters}){throws}";
    }

    // javap leaves java.lang.Object out.
    private static string Write(JavaTypeParameter parameter)
    {
        string[] bounds = [.. parameter.Bounds.Select(bound => bound.ToString()).Where(bound => bound != "java.lang.Object")];
        return bounds.Length == 0 ? parameter.Name : $"{parameter.Name} extends {string.Join(" & ", bounds)}";
    }

    [GeneratedRegex(@"^((public|private|protected|static|final|abstract|synchronized|native|strictfp|default|transient|volatile) )+")]
    private static partial Regex Modifiers();
}
