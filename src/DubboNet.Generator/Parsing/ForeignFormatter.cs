using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Represents a formatter that an assembly specifies for a type of another assembly.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="JavaType">The Java type.</param>
/// <param name="Holder">The class with the formatter.</param>
/// <param name="Member">The static member of the class.</param>
/// <param name="Mistake">The error in it, or null if there is none.</param>
internal sealed record ForeignFormatter(INamedTypeSymbol Type, string JavaType, INamedTypeSymbol Holder, string Member, string? Mistake)
{
    /// <summary>Converts an attribute. Returns null if it is another attribute or does not have all of its arguments.</summary>
    public static ForeignFormatter? Parse(AttributeData attribute, Compilation compilation)
    {
        if (!attribute.Is(KnownAttributes.HessianFormatterFor) || attribute.ConstructorArguments.Length != 4
            || attribute.ConstructorArguments[0].Value is not INamedTypeSymbol type
            || attribute.ConstructorArguments[2].Value is not INamedTypeSymbol holder)
        {
            return null;
        }

        string javaType = attribute.Text(1) ?? "";
        string member = attribute.Text(3) ?? "";
        return new ForeignFormatter(type, javaType, holder, member, FindMistake(type, holder, member, compilation));
    }

    private static string? FindMistake(INamedTypeSymbol type, INamedTypeSymbol holder, string member, Compilation compilation)
    {
        if (type.IsGenericType)
            return "it is generic";
        ISymbol? found = holder.GetMembers(member).FirstOrDefault(
            symbol => symbol.IsStatic && compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly));
        ITypeSymbol? declared = found switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        bool isFormatter = declared is INamedTypeSymbol named && named.AllInterfaces.Add(named).Any(formatter =>
            formatter.OriginalDefinition.ToDisplayString() == "DubboNet.Hessian.IHessianFormatter<T>"
            && SymbolEqualityComparer.Default.Equals(formatter.TypeArguments[0], type));
        return isFormatter ? null : $"{holder.Name} has no static property or field '{member}' that is an IHessianFormatter<{type.Name}>";
    }
}
