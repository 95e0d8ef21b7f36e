using Microsoft.CodeAnalysis;

namespace DubboNet.Generator;

/// <summary>Converts an exception class to a model of its formatter.</summary>
internal static class ExceptionParser
{
    public static ExceptionModel? Parse(
        INamedTypeSymbol type, DeclarationModel declaration, string javaName, bool isOwn, bool hidesBase, MemberParser parser,
        DiagnosticSink sink)
    {
        IReadOnlyList<Member> members = parser.Parse("System.Exception", "DubboNet.JavaException");
        bool isCreatedFirst = type.Find(KnownAttributes.HessianType).Named("IsCreatedFirst") is true;
        (IMethodSymbol constructor, List<ExceptionArgument?> usable) = parser.Constructors
            .Select(
                constructor => (
                    constructor, Arguments: constructor.Parameters.Select(parameter => Argument(parameter, members, parser)).ToList()))
            .Where(
                possible => possible.Arguments.All(
                    argument => isCreatedFirst ? argument?.Part == ExceptionPart.Throwable : argument is not null))
            .OrderByDescending(possible => possible.Arguments.Count)
            .ThenByDescending(possible => KeepsCause(possible.Arguments))
            .FirstOrDefault();
        if (constructor is null)
        {
            sink.Add(Rules.NoConstructor, type, type.Name);
            return null;
        }

        parser.Names.Note(constructor);
        if (isOwn && !isCreatedFirst && !KeepsCause(usable))
            sink.Add(Rules.NoCause, type, type.Name);
        var taken = new HashSet<int>(usable.Select(argument => argument!.Field));
        var fields = new List<FieldModel>();
        for (int i = 0; i < members.Count; i++)
        {
            FieldModel field = members[i].Field;
            if (taken.Contains(i))
                field = field with { Setting = FieldSetting.Construct };
            else if (field.Setting == FieldSetting.Construct || (isCreatedFirst && field.Setting != FieldSetting.Assign))
                sink.Add(Rules.NotSettable, members[i].Symbol, members[i].Symbol.Name, type.Name, field.Local);
            fields.Add(field);
        }

        return new ExceptionModel(
            parser.Complete(declaration),
            javaName,
            fields.ToEquatable(),
            usable.Select(argument => argument!).ToEquatable(),
            isCreatedFirst,
            isOwn,
            hidesBase);
    }

    private static bool KeepsCause(IEnumerable<ExceptionArgument?> arguments) =>
        arguments.Any(argument => argument?.Part is ExceptionPart.Cause or ExceptionPart.Throwable);

    /// <summary>Returns the argument for a parameter, or null if no value matches it.</summary>
    private static ExceptionArgument? Argument(IParameterSymbol parameter, IReadOnlyList<Member> members, MemberParser parser)
    {
        string type = parameter.Type.ToDisplayString().TrimEnd('?');
        if (type == "DubboNet.JavaThrowable")
            return new ExceptionArgument(ExceptionPart.Throwable);
        if (type == "string" && parameter.Name == "message")
            return new ExceptionArgument(ExceptionPart.Message);
        for (int i = 0; i < members.Count; i++)
        {
            if (MemberParser.Fills(parameter, members[i].Symbol))
                return new ExceptionArgument(ExceptionPart.Field, i);
        }

        if (parser.IsMistaken(parameter))
            return new ExceptionArgument(ExceptionPart.Field);
        return type == "System.Exception" ? new ExceptionArgument(ExceptionPart.Cause) : null;
    }
}
