using DubboNet.Generator;

namespace DubboNet.Tool;

/// <summary>Contains what the attributes of assemblies say of the Java types of C# types.</summary>
internal sealed class StatedTypes
{
    private readonly ClrAssembly _main;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _formatters;

    public StatedTypes(ClrAssemblies assemblies)
    {
        _main = assemblies.Main;
        List<ClrAttribute> attributes = [.. assemblies.KnowingHessian.SelectMany(assembly => assembly.Attributes)];
        foreach (ClrAttribute attribute in attributes.Where(attribute => attribute.Name == KnownNames.HessianTypeFor))
        {
            if (attribute.Arguments is [ClrNamed type, string javaName])
                _names.TryAdd(type.Name, javaName);
        }

        _formatters = attributes
            .Where(attribute => attribute is { Name: KnownNames.HessianFormatterFor, Arguments: [ClrNamed, string, ..] })
            .ToLookup(attribute => ((ClrNamed)attribute.Arguments[0]!).Name, attribute => attribute.Text(1)!);
    }

    /// <summary>Returns the Java class of a type, or null if it has none.</summary>
    public string? JavaNameOf(ClrTypeDefinition type) =>
        type.Attributes.Find(KnownNames.HessianType)?.Text() ?? _names.GetValueOrDefault(type.Name);

    /// <summary>Returns the Java types for which a type has formatters, the default one first.</summary>
    public IEnumerable<string> FormattersOf(ClrNamed type) => _formatters[type.Name];

    /// <summary>Returns the default Java type of a C# type in the declarations of an assembly, or null if there is none.</summary>
    public string? DefaultOf(string csharp, ClrAssembly declaring)
    {
        if (csharp is not ("System.DateTime" or "System.DateTimeOffset"))
            return null;
        ClrAttribute? defaults = (declaring.KnowsHessian ? declaring : _main).Attributes.Find(KnownNames.HessianDefaults);
        return defaults?.Named(csharp["System.".Length..]) is string java && BuiltInTypes.JavaTypesOf(csharp).Contains(java) ? java : null;
    }
}
