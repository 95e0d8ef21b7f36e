using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts a class, record or struct to a model of its formatter.</summary>
internal static class ClassParser
{
    public static ClassModel? Parse(
        INamedTypeSymbol type, DeclarationModel declaration, string javaName, bool isOwn, bool hidesBase, MemberParser parser,
        DiagnosticSink sink)
    {
        IReadOnlyList<Member> members = parser.Parse();
        if (ChooseConstructor(type, members, parser, sink) is not { } constructor)
            return null;
        var arguments = constructor.Parameters.Select(parameter => IndexOf(members, parameter)).ToList();
        var fields = members.Select(
            (member, i) => arguments.Contains(i) ? member.Field with { Setting = FieldSetting.Construct } : member.Field).ToList();
        bool setsRequired =
            constructor.GetAttributes().Any(attribute => attribute.Is("System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute"));
        parser.Names.Note(constructor);
        return new ClassModel(
            parser.Complete(declaration),
            javaName,
            fields.ToEquatable(),
            TypeParameters.Create(type),
            new ConstructionModel(
                arguments.ToEquatable(), (setsRequired ? [] : RequiredOf(type)).ToEquatable(), arguments.Count > 0 || type.IsValueType),
            isOwn,
            type.IsValueType,
            hidesBase,
            type.AllInterfaces.Any(found => found.ToDisplayString() == "DubboNet.Hessian.IHessianExtensible"));
    }

    /// <summary>
    /// Returns the constructor without parameters if all members can be set without one, or else the constructor with the most parameters.
    /// Returns null after an error was reported.
    /// </summary>
    private static IMethodSymbol? ChooseConstructor(
        INamedTypeSymbol type, IReadOnlyList<Member> members, MemberParser parser, DiagnosticSink sink)
    {
        var possible = parser.Constructors
            .Where(constructor => constructor.Parameters.All(parameter => IndexOf(members, parameter) >= 0 || parser.IsMistaken(parameter)))
            .OrderBy(constructor => constructor.Parameters.Length)
            .ToList();
        if (possible.Count == 0)
        {
            sink.Add(Rules.NoConstructor, type, type.Name);
            return null;
        }

        bool isEmptyEnough = possible[0].Parameters.IsEmpty && !FindUnset(members, possible[0]).Any();
        IMethodSymbol chosen = isEmptyEnough ? possible[0] : possible[possible.Count - 1];
        foreach (Member unset in FindUnset(members, chosen))
            sink.Add(Rules.NotSettable, unset.Symbol, unset.Symbol.Name, type.Name, unset.Field.Local);
        return chosen;
    }

    private static IEnumerable<Member> FindUnset(IReadOnlyList<Member> members, IMethodSymbol constructor) =>
        members.Where(member => member.Field.Setting == FieldSetting.Construct
            && !constructor.Parameters.Any(parameter => MemberParser.Fills(parameter, member.Symbol)));

    private static int IndexOf(IReadOnlyList<Member> members, IParameterSymbol parameter)
    {
        for (int i = 0; i < members.Count; i++)
        {
            if (MemberParser.Fills(parameter, members[i].Symbol))
                return i;
        }

        return -1;
    }

    /// <summary>Returns the members that an initializer must set, whether they are serialized or not.</summary>
    private static IEnumerable<string> RequiredOf(INamedTypeSymbol type)
    {
        var levels = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
            levels.Push(level);
        return levels.SelectMany(level => level.GetMembers()).Where(IsRequired).Select(member => TypeNames.Escape(member.Name)).Distinct();
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}
