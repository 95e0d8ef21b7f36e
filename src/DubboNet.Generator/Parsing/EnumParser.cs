using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts an enum to a model of its formatter.</summary>
internal static class EnumParser
{
    /// <summary>Returns the Java name of a constant.</summary>
    public static string JavaNameOf(IFieldSymbol constant) =>
        constant.Find(KnownAttributes.HessianField).Text() ?? JavaNames.ToConstant(constant.Name);

    public static EnumModel Parse(INamedTypeSymbol type, DeclarationModel declaration, string javaName, DiagnosticSink sink)
    {
        var constants = new List<ConstantModel>();
        var names = new TypeNames();
        var values = new HashSet<object?>();
        string? fallback = null;
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue))
        {
            // Java does not have a second name for a value, so the first one is used.
            if (!values.Add(field.ConstantValue))
                continue;
            names.Note(field);
            if (field.Has(KnownAttributes.HessianFallback))
                fallback = TypeNames.Escape(field.Name);
            string constant = JavaNameOf(field);
            if (constants.FirstOrDefault(other => other.JavaName == constant) is { } duplicate)
                sink.Add(Rules.DuplicateField, field, duplicate.Name, field.Name, "constant", constant);
            else if (!JavaNames.IsIdentifier(constant))
                sink.Add(Rules.MalformedJavaName, field, constant, "constant's name", JavaNames.ToConstant(field.Name));
            else
                constants.Add(new ConstantModel(TypeNames.Escape(field.Name), constant));
        }

        return new EnumModel(declaration.With(names.UsesObsolete), javaName, constants.ToEquatable(), fallback);
    }
}
