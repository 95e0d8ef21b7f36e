using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Finds how a declared type is carried, and which Java type it is.</summary>
/// <param name="names">Names types in the code that is generated.</param>
/// <param name="self">The type whose formatter that code is.</param>
/// <param name="foreign">Types of others.</param>
/// <param name="sink">Takes mistakes.</param>
internal sealed class FormatResolver(TypeNames names, INamedTypeSymbol? self, ForeignTypes foreign, DiagnosticSink sink)
{
    private const string Formatters = "HessianFormatters.";
    private const string AtomicReferenceArray = "java.util.concurrent.atomic.AtomicReferenceArray";

    private static readonly SymbolDisplayFormat DisplayFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Types whose values are held by another Java object.</summary>
    private static readonly Dictionary<string, string> Holders = new()
    {
        ["java.util.Optional"] = "Optional",
        ["java.util.concurrent.atomic.AtomicReference"] = "AtomicReference",
    };

    private static readonly HashSet<string> ArraysByName = ["bool", "short", "int", "long", "float", "double", "string", "object"];

    private (DiagnosticDescriptor Rule, string Type, string Advice)? _mistake;

    /// <summary>How a member, parameter or result is carried; null after a mistake was reported.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="at">What declares it, and may have a <c>JavaTypeAttribute</c>.</param>
    /// <param name="attributes">Where to look for that attribute.</param>
    /// <param name="place">Field, or argument and result.</param>
    /// <param name="statedElsewhere">The Java type that something else states.</param>
    public Carriage? Resolve(ITypeSymbol type, ISymbol at, IEnumerable<AttributeData> attributes, Place place, string? statedElsewhere = null)
    {
        AttributeData? attribute = KnownAttributes.Find(attributes, KnownAttributes.JavaType);
        string? text = attribute.Text() ?? statedElsewhere;
        JavaTypeName? stated = text is null ? null : JavaTypeName.Parse(text);
        _mistake = null;
        if (text is not null && stated is null)
            _mistake = (Rules.MalformedJavaType, text, "");
        Carriage? carriage = _mistake is null ? Resolve(type, stated, place) : null;
        if (_mistake is not { } mistake)
            return carriage;
        if (attribute is null)
            sink.Add(mistake.Rule, at, mistake.Type, mistake.Advice);
        else
            sink.Add(mistake.Rule, attribute, mistake.Type, mistake.Advice);
        return carriage;
    }

    /// <summary>How values of a type are carried where nothing is stated, and nobody asks for mistakes; null if they cannot be.</summary>
    public Carriage? Find(ITypeSymbol type) => Resolve(type, null, Place.Object);

    private Carriage? Resolve(ITypeSymbol type, JavaTypeName? stated, Place place)
    {
        if (stated is { Dimensions: 0 } && Holders.TryGetValue(stated.Name, out string? holder))
            return Hold(holder, type, stated);
        string name = type.TypeKind == TypeKind.Dynamic ? "object" : Display(type);
        if (BuiltInTypes.Find(name, stated?.Erased) is { } row)
            return BuiltIn(row, place);
        if (BuiltInTypes.IsKnown(name) && type is not IArrayTypeSymbol)
            return Fail(Rules.WrongJavaType, type, $"{stated!.Erased}; it can be {string.Join(", ", BuiltInTypes.JavaTypesOf(name))}");
        return type switch
        {
            IArrayTypeSymbol array => ArrayOf(array, stated),
            ITypeParameterSymbol parameter => Carriage.Shared(TypeNames.Escape(JavaNames.ToCamelCase(parameter.Name)), stated?.Erased ?? "java.lang.Object"),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => NullableOf(nullable.TypeArguments[0], stated),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } constants => EnumOf(constants, stated),
            INamedTypeSymbol named when CollectionTypes.Find(Display(named.OriginalDefinition)) is { } collection => CollectionOf(collection, named, stated),
            INamedTypeSymbol named => ClassOf(named, stated),
            _ => Fail(Rules.UnsupportedType, type, "use a type that Hessian carries"),
        };
    }

    private static Carriage BuiltIn(BuiltInType row, Place place) => row.Formatter == "Single" && place == Place.Object
        ? Carriage.Shared(Formatters + "BoxedSingle", row.Java)
        : new Carriage(row.Format, row.Java);

    private Carriage? Hold(string holder, ITypeSymbol type, JavaTypeName stated) =>
        Resolve(type, stated.Arguments.ElementAtOrDefault(0), Place.Object) is { } value
            ? Carriage.Composed($"{Formatters}{holder}({value.Expression})", stated.Name)
            : null;

    private Carriage? NullableOf(ITypeSymbol type, JavaTypeName? stated) =>
        Resolve(type, stated, Place.Object) is { } value
            ? Carriage.Composed($"{Formatters}Nullable({value.Expression})", stated?.Erased ?? (value.JavaType is null ? null : BuiltInTypes.Box(value.JavaType)))
            : null;

    private Carriage? ArrayOf(IArrayTypeSymbol array, JavaTypeName? stated)
    {
        if (array.Rank > 1)
            return Fail(Rules.UnsupportedType, array, "Java has no rectangular arrays: use an array of arrays");
        if (stated is { Dimensions: 0, Name: AtomicReferenceArray })
            return Hold(nameof(AtomicReferenceArray), array.ElementType, stated);
        if (stated is { Dimensions: 0 } && !BuiltInTypes.IsSupertype(stated.Name))
            return Fail(Rules.WrongJavaType, array, $"{stated.Erased}; it is an array");
        if (Resolve(array.ElementType, stated is { Dimensions: > 0 } ? stated.Component : null, Place.Field) is not { } element)
            return null;
        if (element.JavaType is "byte")
            return Fail(Rules.UnsupportedType, array, "use byte[]");
        if (element.JavaType is "char")
            return Fail(Rules.UnsupportedType, array, "use string, with [JavaType(\"char[]\")] where Java has an array");
        string component = element.JavaType ?? "java.lang.Object";
        string javaType = stated?.Erased ?? component + "[]";
        string name = Display(array.ElementType);
        return ArraysByName.Contains(name) && BuiltInTypes.Find(name, null)!.Java == component
            ? Carriage.Shared($"{element.Expression}Array", javaType)
            : Carriage.Composed($"{Formatters}Array({element.Expression}, \"[{WireName(component)}\")", javaType);
    }

    /// <summary>What Hessian calls a type as an array's component.</summary>
    private static string WireName(string javaType) => javaType switch
    {
        "java.lang.String" => "string",
        "java.lang.Object" => "object",
        "java.util.Date" => "date",
        _ when javaType.EndsWith("[]", StringComparison.Ordinal) => "[" + WireName(javaType.Substring(0, javaType.Length - 2)),
        _ => javaType,
    };

    private Carriage? EnumOf(INamedTypeSymbol type, JavaTypeName? stated) =>
        (KnownAttributes.JavaNameOf(type) ?? foreign.JavaNameOf(type)) is { } javaName
            ? Carriage.Shared($"{names.Companion(type)}.Formatter", stated?.Erased ?? javaName)
            : FailUnnamed(type);

    private Carriage? CollectionOf(CollectionType row, INamedTypeSymbol type, JavaTypeName? stated)
    {
        if (ResolveArguments(type, stated) is not { } arguments)
            return null;
        if (stated?.Name == "java.util.EnumSet" && row.Factory == "Set")
            return Carriage.Composed($"{Formatters}EnumSet({arguments[0]})", stated.Name);
        if (stated is not null && row.TakesClass && CollectionTypes.ClassToWrite(stated.Name) is { } javaClass)
            arguments.Add($"\"{javaClass}\"");
        string formatter = CollectionFormatter(row, type, arguments);
        return stated is not null && CollectionTypes.IsIterator(stated.Name) && row.IsList
            ? Carriage.Composed($"{Formatters}Iterator({formatter}, {arguments[0]})", stated.Name)
            : Carriage.Composed(formatter, stated?.Erased ?? row.Java);
    }

    private string CollectionFormatter(CollectionType row, INamedTypeSymbol type, List<string> arguments)
    {
        string typeArguments = row.NamesItself ? $"<{string.Join(", ", [names.Plain(type), .. type.TypeArguments.Select(names.Of)])}>" : "";
        return $"{Formatters}{row.Factory}{typeArguments}({string.Join(", ", arguments)})";
    }

    /// <summary>The formatters of a generic type's arguments.</summary>
    private List<string>? ResolveArguments(INamedTypeSymbol type, JavaTypeName? stated)
    {
        var expressions = new List<string>();
        for (int i = 0; i < type.TypeArguments.Length; i++)
        {
            if (Resolve(type.TypeArguments[i], stated?.Arguments.ElementAtOrDefault(i), Place.Object) is not { } argument)
                return null;
            expressions.Add(argument.Expression);
        }

        return expressions;
    }

    private Carriage? ClassOf(INamedTypeSymbol type, JavaTypeName? stated)
    {
        string? javaName = KnownAttributes.JavaNameOf(type);
        string? foreignName = foreign.JavaNameOf(type);
        string? javaType = stated?.Erased ?? javaName ?? foreignName;
        if (type.IsAbstract || type.Name == "HessianObject")
            return Registered(type, javaType);
        if (SymbolEqualityComparer.Default.Equals(type, self))
            return new Carriage(new ValueFormat(FormatKind.Self, SelfExpression(type)), javaType);
        if (foreignName is not null)
            return Carriage.Shared($"{names.Companion(type)}.Formatter", javaType);
        bool carriesItself = CarriesItself(type);
        if (javaName is null && !carriesItself)
            return FailUnnamed(type);
        if (type.IsGenericType)
            return ResolveArguments(type, stated) is { } arguments ? Carriage.Composed($"{names.Plain(type)}.Hessian({string.Join(", ", arguments)})", javaType) : null;
        return carriesItself && type.GetMembers("Hessian").IsEmpty
            ? Carriage.Composed($"{Formatters}Of<{names.Plain(type)}>()", javaType)
            : Carriage.Shared($"{names.Plain(type)}.Hessian", javaType);
    }

    private string SelfExpression(INamedTypeSymbol type)
    {
        if (foreign.JavaNameOf(type) is not null)
            return "Formatter";
        return type.IsGenericType ? "this" : $"{names.Plain(type)}.Hessian";
    }

    private Carriage? Registered(INamedTypeSymbol type, string? javaType)
    {
        bool hasSubtypes = type.Name == "HessianObject" || KnownAttributes.SubtypesOf(type).Any();
        if (!hasSubtypes && javaType is null)
            return FailUnnamed(type);
        if (!hasSubtypes)
            Fail(Rules.NoSubtype, type, "");
        return Carriage.Composed($"{Formatters}Registered<{names.Plain(type)}>()", javaType);
    }

    /// <summary>Whether a type has its formatter already: made by hand, or in another assembly.</summary>
    public static bool CarriesItself(INamedTypeSymbol type) => type.AllInterfaces.Any(found =>
        found.OriginalDefinition.ToDisplayString() == "DubboNet.Hessian.IHessianType<TSelf>"
        && SymbolEqualityComparer.Default.Equals(found.TypeArguments[0], type));

    private Carriage? FailUnnamed(INamedTypeSymbol type)
    {
        string name = ShortName(type);
        return Fail(Rules.UnsupportedType, type, type.Locations.Any(place => place.IsInSource)
            ? $"give {name} a [HessianType(\"java.Name\")]"
            : $"list it with [assembly: HessianTypeFor(typeof({name}), \"java.Name\")], or use a type that Hessian knows");
    }

    private Carriage? Fail(DiagnosticDescriptor rule, ITypeSymbol type, string advice)
    {
        _mistake ??= (rule, ShortName(type), advice);
        return null;
    }

    private static string Display(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(DisplayFormat);

    private static string ShortName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
