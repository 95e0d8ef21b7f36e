using DubboNet.Generator;
using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Determines the names that Java has for C# names, and rejects those that Java cannot have.</summary>
internal static class ContractNames
{
    /// <summary>The getters of Throwable.</summary>
    private static readonly string[] OfThrowable = ["message", "localizedMessage", "cause", "stackTrace", "suppressed"];

    /// <summary>Returns the default name of a method.</summary>
    public static string MethodOf(string name) => JavaNames.ToCamelCase(
        name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name[..^5] : name);

    /// <summary>Returns the name of a method.</summary>
    /// <exception cref="ExportObstacleException">No method of Java can have the name.</exception>
    public static string NameOf(ClrMethod method)
    {
        string name = method.Attributes.Find(KnownNames.DubboMethod)?.Text() ?? MethodOf(method.Name);
        return Check(name, "[DubboMethod(\"name\")]");
    }

    /// <summary>Returns the name of a field.</summary>
    /// <exception cref="ExportObstacleException">No field of Java can have the name.</exception>
    public static string NameOf(ClrMember member, bool isOfException)
    {
        string name = Check(
            member.Attributes.Find(KnownNames.HessianField)?.Text() ?? JavaNames.ToField(member.Name), "[HessianField(\"name\")]");
        return isOfException && OfThrowable.Contains(name)
            ? throw new ExportObstacleException(
                $"Throwable has a getter of '{name}' already. State another name in Java with [HessianField(\"name\")].")
            : name;
    }

    /// <summary>Returns the name of a constant.</summary>
    /// <exception cref="ExportObstacleException">No constant of Java can have the name.</exception>
    public static string NameOf(ClrConstant constant) => Check(
        constant.Attributes.Find(KnownNames.HessianField)?.Text() ?? JavaNames.ToConstant(constant.Name), "[HessianField(\"NAME\")]");

    /// <summary>Returns the name of a parameter, which is free to choose.</summary>
    public static string ParameterOf(string name)
    {
        string camel = JavaNames.ToField(name);
        return JavaWords.IsReserved(camel) ? $"{camel}_" : camel;
    }

    /// <summary>Checks the name of a class.</summary>
    /// <exception cref="ExportObstacleException">No class of Java can have the name.</exception>
    public static string CheckClass(string name)
    {
        if (!JavaNames.IsClassName(name))
            throw new ExportObstacleException($"'{name}' is not the name of a Java class.");
        return JavaWords.FindReserved(name) is { } word
            ? throw new ExportObstacleException($"'{word}' in '{name}' is a word of the Java language, so no class can have the name.")
            : name;
    }

    private static string Check(string name, string attribute)
    {
        if (!JavaNames.IsIdentifier(name))
            throw new ExportObstacleException($"'{name}' cannot be a name in Java. State another one with {attribute}.");
        return JavaWords.IsReserved(name)
            ? throw new ExportObstacleException($"'{name}' is a word of the Java language. State another name with {attribute}.")
            : name;
    }
}
