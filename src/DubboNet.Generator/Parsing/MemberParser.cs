using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator;

/// <summary>Finds the serialized members of a type and their formats.</summary>
internal sealed class MemberParser(INamedTypeSymbol type, bool isOwn, Compilation compilation, DiagnosticSink sink)
{
    /// <summary>The names that the code of a formatter uses.</summary>
    private static readonly HashSet<string> Taken = ["value", "field", "fields", "reader", "writer", "throwable", "ownFields"];

    private readonly TypeNames _names = new();
    private readonly ISymbol _within = isOwn ? type : compilation.Assembly;
    private readonly List<Member> _members = [];
    private readonly List<ISymbol> _mistaken = [];
    private readonly HashSet<string> _hidden = HiddenMembers.Find(type);

    /// <summary>Gets the names of the members' types.</summary>
    public TypeNames Names => _names;

    /// <summary>Completes a declaration with data about the members.</summary>
    public DeclarationModel Complete(DeclarationModel declaration)
    {
        string hidden = string.Join(
            ",",
            _members.Where(member => HiddenMembers.IsHidden(member.Symbol))
                .Select(member => member.Symbol.Name)
                .Concat(_hidden)
                .Distinct());
        bool canHaveDerived = isOwn && type is { IsSealed: false, IsValueType: false } && declaration.Accessibility == "public";
        return declaration.With(_names.UsesObsolete) with
        {
            Hidden = canHaveDerived && hidden.Length > 0 ? (HiddenMembers.KeyOf(type), hidden) : null,
        };
    }

    /// <summary>
    /// Returns the serialized members without those of the bases in <paramref name="stopAt"/>. The order is that in which Java writes a
    /// class with the same declarations (<c>JavaSerializer.introspect</c>). Compound fields precede simple ones, base classes precede
    /// derived ones, and the last declared field comes first. Readers use the names. However, Java 3.3 reads a float field wrongly and
    /// overwrites the adjacent field, which is read again afterwards in Java's order.
    /// </summary>
    public IReadOnlyList<Member> Parse(params string[] stopAt)
    {
        var resolver = new FormatResolver(_names, type, ForeignTypes.Find(compilation), sink);
        ReportLost();
        foreach (ISymbol symbol in SerializedMembers(type, stopAt))
        {
            if (Create(symbol, resolver) is { } member)
                _members.Add(member);
            else
                _mistaken.Add(symbol);
        }

        IEnumerable<Member> lastFirst = _members.AsEnumerable().Reverse();
        return [.. lastFirst.OrderBy(member => member.IsSimple).ThenBy(member => DepthOf(member.Symbol.ContainingType))];
    }

    /// <summary>
    /// Returns whether a constructor's parameter sets a member that has an error. In this case, the error is not in the constructor.
    /// </summary>
    public bool IsMistaken(IParameterSymbol parameter) => _mistaken.Any(member => Fills(parameter, member));

    /// <summary>Reports serialized members of base types that this assembly cannot access.</summary>
    private void ReportLost()
    {
        foreach (string name in _hidden.OrderBy(name => name, StringComparer.Ordinal))
        {
            bool isSeen = false;
            for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
                isSeen |= level.GetMembers(name).Any(member => member is IFieldSymbol or IPropertySymbol { GetMethod: not null });
            if (!isSeen)
            {
                sink.Add(
                    Rules.UnsupportedType, type, name,
                    $"'{type.Name}' cannot get it from its base type in another assembly: make it protected or public there, or leave it "
                        + "out with [HessianIgnore]");
            }
        }
    }

    private static int DepthOf(INamedTypeSymbol type) => type.BaseType is { } parent ? DepthOf(parent) + 1 : 0;

    /// <summary>Gets the constructors that the formatter can call.</summary>
    public IEnumerable<IMethodSymbol> Constructors => type.InstanceConstructors
        .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, _within))
        .Where(
            constructor => !(
                constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type)));

    /// <summary>Returns the serialized members of a type and its bases.</summary>
    public static IReadOnlyList<ISymbol> SerializedMembers(INamedTypeSymbol type, params string[] stopAt)
    {
        var found = new List<ISymbol>();
        HashSet<string> hidden = HiddenMembers.Find(type);
        foreach (INamedTypeSymbol level in Levels(type, stopAt))
        {
            foreach (ISymbol symbol in level.GetMembers().Where(member => Travels(member, type, hidden)))
            {
                int replaced = symbol.IsOverride ? found.FindIndex(other => other.Name == symbol.Name) : -1;
                if (replaced >= 0)
                    found[replaced] = symbol;
                else
                    found.Add(symbol);
            }
        }

        return found;
    }

    private static Stack<INamedTypeSymbol> Levels(INamedTypeSymbol type, string[] stopAt)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            if (stopAt.Contains(level.ToDisplayString()))
                break;
            levels.Push(level);
        }

        return levels;
    }

    private static bool Travels(ISymbol symbol, INamedTypeSymbol type, HashSet<string> hidden)
    {
        if (symbol.IsStatic || symbol.IsImplicitlyDeclared || symbol.Has(KnownAttributes.HessianIgnore))
            return false;
        bool isShown =
            symbol.DeclaredAccessibility == Accessibility.Public || Attributes(symbol).Any(found => found.Is(KnownAttributes.HessianField));
        return isShown && symbol switch
        {
            IPropertySymbol property => !property.IsIndexer && property.GetMethod is not null && HoldsData(property, type, hidden),
            IFieldSymbol => true,
            _ => false,
        };
    }

    /// <summary>
    /// Returns whether a property holds data. A property without a setter does if it has its own field, or if a parameter of a constructor
    /// sets it. Otherwise, it is computed.
    /// </summary>
    private static bool HoldsData(IPropertySymbol property, INamedTypeSymbol type, HashSet<string> hidden) =>
        property.SetMethod is not null
        || property.Has(KnownAttributes.HessianField)
        || hidden.Contains(property.Name)
        || property.ContainingType.GetMembers()
            .OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
        || type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => Fills(parameter, property)));

    /// <summary>Returns whether a constructor's parameter has the name and type of a member.</summary>
    public static bool Fills(IParameterSymbol parameter, ISymbol member) =>
        parameter.RefKind == RefKind.None
        && string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, TypeOf(member));

    /// <summary>Returns the attributes of a member. For a positional member of a record, they include those of its parameter.</summary>
    public static IEnumerable<AttributeData> Attributes(ISymbol member)
    {
        IEnumerable<AttributeData> attributes = member.GetAttributes();
        if (member is not IPropertySymbol { ContainingType.IsRecord: true } property)
            return attributes;
        IParameterSymbol? parameter = property.ContainingType.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(found => found.Name == member.Name && Fills(found, member));
        return parameter is null ? attributes : attributes.Concat(parameter.GetAttributes());
    }

    /// <summary>Returns the Java field of a member with the given attributes.</summary>
    public static string JavaNameOf(ISymbol member, IEnumerable<AttributeData> attributes) =>
        KnownAttributes.Find(attributes, KnownAttributes.HessianField).Text() ?? JavaNames.ToField(member.Name);

    /// <summary>Creates a member. Returns null after an error was reported.</summary>
    private Member? Create(ISymbol symbol, FormatResolver resolver)
    {
        List<AttributeData> attributes = [.. Attributes(symbol)];
        string javaName = JavaNameOf(symbol, attributes);
        if (!JavaNames.IsIdentifier(javaName))
        {
            sink.Add(Rules.MalformedJavaName, symbol, javaName, "field name", JavaNames.ToField(symbol.Name));
            return null;
        }

        Member? duplicate = _members.FirstOrDefault(other =>
            other.Field.JavaName == javaName && SymbolEqualityComparer.Default.Equals(other.Symbol.ContainingType, symbol.ContainingType));
        if (duplicate is not null)
        {
            sink.Add(Rules.DuplicateField, symbol, duplicate.Symbol.Name, symbol.Name, "field", javaName);
            return null;
        }

        ISymbol getter = (symbol as IPropertySymbol)?.GetMethod ?? symbol;
        if (!IsAccessible(getter))
        {
            string advice =
                $"'{type.Name}' cannot get it from '{symbol.ContainingType.Name}': make it public, or leave it out with [HessianIgnore]";
            sink.Add(Rules.UnsupportedType, symbol, symbol.Name, advice);
            return null;
        }

        if (resolver.Resolve(TypeOf(symbol), symbol, attributes, Place.Field) is not { } resolved)
            return null;
        _names.Note(symbol);
        var field = new FieldModel(
            javaName,
            TypeNames.Escape(symbol.Name),
            LocalNameOf(symbol),
            _names.Name(TypeOf(symbol)),
            _names.Plain(TypeOf(symbol)),
            resolved.Format,
            SettingOf(symbol),
            _names.Plain(symbol.ContainingType),
            IsHidden(symbol))
        {
            IsDynamic = TypeOf(symbol).TypeKind == TypeKind.Dynamic,
        };
        return new Member(symbol, field, IsSimple(resolved.JavaType));
    }

    /// <summary>
    /// Returns whether Java's serializer treats a type as simple, which it does for primitives, their wrappers and String.
    /// </summary>
    private static bool IsSimple(string? javaType) => javaType is not null
        && (
            BuiltInTypes.IsPrimitive(javaType)
                || (javaType.StartsWith("java.lang.", StringComparison.Ordinal) && javaType != "java.lang.Object"))
        && !javaType.EndsWith("[]", StringComparison.Ordinal);

    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private bool IsHidden(ISymbol symbol)
    {
        for (INamedTypeSymbol level = type; !SymbolEqualityComparer.Default.Equals(level, symbol.ContainingType); level = level.BaseType!)
        {
            if (level.GetMembers(symbol.Name).Any(other => !other.IsOverride))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Returns whether the formatter can use a member. A member that a derived type hides is accessed as a member of its own type.
    /// </summary>
    private bool IsAccessible(ISymbol member) =>
        compilation.IsSymbolAccessibleWithin(
            member, _within, IsHidden((member as IMethodSymbol)?.AssociatedSymbol ?? member) ? member.ContainingType : null);

    private string LocalNameOf(ISymbol symbol)
    {
        string name = JavaNames.ToField(symbol.Name);
        if (Taken.Contains(name))
            name += "Member";
        if (!SyntaxFacts.IsValidIdentifier(name))
            name = "member" + name;
        string free = name;
        for (int i = 2; IsTaken(free); i++)
            free = name + i;
        return TypeNames.Escape(free);
    }

    private bool IsTaken(string local) =>
        _members.Any(other => string.Equals(other.Field.Local.TrimStart('@'), local, StringComparison.OrdinalIgnoreCase))
        || type.TypeParameters.Any(parameter => TypeParameters.FormatterOf(parameter).TrimStart('@') == local);

    private FieldSetting SettingOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { IsReadOnly: false } field when IsAccessible(field) => FieldSetting.Assign,
        IPropertySymbol { SetMethod: { } setter } when !IsAccessible(setter) => FieldSetting.Access,
        IPropertySymbol { SetMethod: null } when _hidden.Contains(symbol.Name) => FieldSetting.Access,
        IPropertySymbol { SetMethod.IsInitOnly: true } => FieldSetting.Initialize,
        IPropertySymbol { SetMethod: not null } => FieldSetting.Assign,
        _ => FieldSetting.Construct,
    };
}

/// <summary>Represents a member that is serialized.</summary>
/// <param name="Symbol">The symbol that declares it.</param>
/// <param name="Field">The model. Its setting is <see cref="FieldSetting.Construct"/> if only a constructor can set it.</param>
/// <param name="IsSimple">Whether Java writes it after the compound fields.</param>
internal sealed record Member(ISymbol Symbol, FieldModel Field, bool IsSimple);
