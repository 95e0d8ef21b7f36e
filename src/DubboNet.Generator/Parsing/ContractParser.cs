using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts an interface with a <c>DubboServiceAttribute</c> to a model of its client and host.</summary>
internal sealed class ContractParser
{
    private readonly INamedTypeSymbol _type;
    private readonly AttributeData _attribute;
    private readonly DiagnosticSink _sink;
    private readonly TypeNames _names;
    private readonly TypeClosure _closure;
    private readonly TypeDefinitions _definitions;
    private readonly MethodParser _methods;

    private ContractParser(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        _type = type;
        _attribute = attribute;
        _sink = sink;
        _names = new TypeNames();
        var foreign = ForeignTypes.Find(compilation);
        var resolver = new FormatResolver(_names, null, foreign, sink);
        _definitions = new TypeDefinitions(new FormatResolver(new TypeNames(), null, foreign, new DiagnosticSink()));
        _closure = new TypeClosure(new FormatResolver(_names, null, foreign, new DiagnosticSink()), foreign, _definitions);
        var callbacks = new CallbackParser(_names, foreign, _closure, compilation, sink);
        _methods = new MethodParser(_names, resolver, _closure, callbacks, attribute.Number("TimeoutMilliseconds"), sink);
    }

    /// <summary>Converts an interface. Returns null if no code is to be generated for it.</summary>
    public static ContractModel? Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, DiagnosticSink sink)
    {
        sink = sink.For(type);
        if (!JavaNames.IsClassName(attribute.Text()))
            sink.Add(Rules.MalformedJavaName, attribute, attribute.Text() ?? "null", "interface name", $"com.acme.{type.Name}");
        if ((FindObstacle(type) ?? FindMember(type, compilation)) is { } obstacle)
        {
            sink.Add(Rules.NoContract, type, type.Name, obstacle);
            return null;
        }

        if (DeclarationParser.FindNotPartial(type) is { } closed)
        {
            sink.Add(Rules.NotPartial, closed, closed.Name, "client", DeclarationParser.KeywordOf(closed));
            return null;
        }

        return new ContractParser(type, attribute, compilation, sink).Parse();
    }

    /// <summary>Returns why a contract cannot be hosted, or null if it can or if the type is not a contract.</summary>
    public static string? ObstacleOf(INamedTypeSymbol type, Compilation compilation) =>
        type.Find(KnownAttributes.DubboService) is { } attribute
            ? Parse(type, attribute, compilation, new DiagnosticSink())?.HostingObstacle
            : null;

    private static string? FindObstacle(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType)
        {
            if (level.IsGenericType)
                return "it is generic, and Java erases type arguments: declare an interface that derives from it with the type arguments";
            if (level.IsFileLocal)
                return "it can be seen only in its file: remove 'file'";
            if (level.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
                return "it is private: make it internal or public";
        }

        return null;
    }

    /// <summary>Returns why the members of an interface prevent it from being a contract, or null if they do not.</summary>
    private static string? FindMember(INamedTypeSymbol type, Compilation compilation)
    {
        IEnumerable<ISymbol> members =
            type.AllInterfaces.Insert(0, type).Where(level => !IsContract(level)).SelectMany(level => level.GetMembers());
        foreach (ISymbol member in members.Where(member => member.IsAbstract))
        {
            if (member.IsStatic)
                return $"its member '{member.Name}' is static and abstract, which no client can have: remove 'abstract'";
            if (!compilation.IsSymbolAccessibleWithin(member, compilation.Assembly))
                return $"its member '{member.Name}' cannot be called from outside of it: make it public, or give it a body";
        }

        return null;
    }

    /// <summary>Returns whether an interface is the one that the generated part of each contract implements.</summary>
    private static bool IsContract(INamedTypeSymbol type) =>
        type.OriginalDefinition.ToDisplayString() == "DubboNet.IDubboContract<TSelf>";

    /// <summary>
    /// Creates the model. After an error, the generated code has no client. A client without a method would not compile, and the compiler
    /// does not run analyzers if declarations have errors.
    /// </summary>
    private ContractModel Parse()
    {
        var methods = new List<MethodModel>();
        foreach (INamedTypeSymbol level in _type.AllInterfaces.Insert(0, _type))
        {
            AddThrown(level);
            foreach (ISymbol member in level.GetMembers().Where(member => member is { IsStatic: false, IsAbstract: true }))
                Add(member, methods);
        }

        if (_closure.Duplicate is { } duplicate)
            _sink.Add(Rules.DuplicateJavaClass, _type, duplicate.First.Name, duplicate.Second.Name, duplicate.JavaName);
        return new ContractModel(
            DeclarationParser.Parse(_type).With(_names.UsesObsolete),
            string.Join(", ", ServiceArguments()),
            _attribute.Text() ?? "",
            methods.ToEquatable(),
            _closure.Formatters.ToEquatable())
        {
            TypeDefinitions = _definitions.Types.ToEquatable(),
            TypeDescriptions = _definitions.TypeDescriptions.ToEquatable(),
            Summary = Descriptions.SummaryOf(_type),
            Mistake = _sink.Error,
            HostingObstacle = _methods.DuplicateMethods,
        };
    }

    private void Add(ISymbol member, List<MethodModel> methods)
    {
        if (member is IPropertySymbol or IEventSymbol)
            _sink.Add(Rules.NotAMethod, member, member.Name);
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
            return;
        AddThrown(method);
        if (_methods.Parse(method, methods) is { } model)
            methods.Add(model with { Description = Descriptions.OfMethod(method, _type) });
    }

    private void AddThrown(ISymbol declaring)
    {
        foreach (AttributeData attribute in declaring.GetAttributes().Where(attribute => attribute.Is(KnownAttributes.DubboThrows)))
        {
            if (attribute.ConstructorArguments.ElementAtOrDefault(0).Value is not INamedTypeSymbol exception)
                continue;
            if (KnownAttributes.JavaNameOf(exception) is null && !FormatResolver.HasOwnFormatter(exception))
                _sink.Add(Rules.UnsupportedType, attribute, exception.Name, $"give it a [HessianType(\"com.acme.{exception.Name}\")]");
            else
                _closure.Add(exception);
        }
    }

    private IEnumerable<string> ServiceArguments()
    {
        yield return SourceWriter.Literal(_attribute.Text() ?? "");
        foreach (string part in (string[])["Version", "Group", "Path"])
        {
            if (_attribute.Named(part) is string { Length: > 0 } text)
                yield return $"{part.ToLowerInvariant()}: {SourceWriter.Literal(text)}";
        }
    }
}
