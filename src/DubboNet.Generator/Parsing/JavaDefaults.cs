using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Reads and checks the <c>HessianDefaultsAttribute</c> and <c>HessianFormatterForAttribute</c> of an assembly.</summary>
internal static class JavaDefaults
{
    private static readonly string[] Types = ["DateTime", "DateTimeOffset"];

    /// <summary>Returns the specified Java type of a C# type, or null if there is none or it is not valid.</summary>
    public static string? JavaTypeOf(AttributeData? attribute, string csharp)
    {
        string? type = attribute is null ? null : Types.FirstOrDefault(name => csharp == "System." + name);
        return type is not null && attribute.Named(type) is string java && BuiltInTypes.JavaTypesOf(csharp).Contains(java) ? java : null;
    }

    /// <summary>Reports the errors in the attributes of the assembly.</summary>
    public static void Check(Compilation compilation, DiagnosticSink sink)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.Is(KnownAttributes.HessianDefaults))
                CheckDefaults(attribute, sink);
            else if (ForeignFormatter.Parse(attribute, compilation) is { } formatter)
                CheckFormatter(attribute, formatter, sink);
        }
    }

    private static void CheckDefaults(AttributeData attribute, DiagnosticSink sink)
    {
        foreach (string type in Types)
        {
            if (attribute.Named(type) is string java && !BuiltInTypes.JavaTypesOf("System." + type).Contains(java))
            {
                sink.Add(
                    Rules.WrongJavaType, attribute, type,
                    $"{java}: it can be {string.Join(", ", BuiltInTypes.JavaTypesOf("System." + type))}");
            }
        }
    }

    private static void CheckFormatter(AttributeData attribute, ForeignFormatter formatter, DiagnosticSink sink)
    {
        if (JavaTypeName.Parse(formatter.JavaType) is null)
            sink.Add(Rules.MalformedJavaType, attribute, formatter.JavaType);
        if (formatter.Mistake is { } mistake)
            sink.Add(Rules.NotCarriable, attribute, formatter.Type.Name, mistake);
    }
}
