using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Chooses names that are valid in C# and conflict with generated code.</summary>
internal static class HostileNames
{
    private static string Golden => Path.Combine(Repository.Path, "tests", "DubboNet.Generator.Tests", "Golden");

    /// <summary>Every name in generated code. They are read from the golden files, so that they are always up to date.</summary>
    private static readonly string[] Emitted =
    [
        .. Directory.EnumerateFiles(Golden, "*.g.cs", SearchOption.AllDirectories)
            .SelectMany(path => SyntaxFactory.ParseTokens(File.ReadAllText(path)))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.Text)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Keywords =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds())
            .Select(SyntaxFacts.GetText)
            .Where(text => text.All(char.IsAsciiLetterLower))
            .Select(text => "@" + text)
            .Distinct(),
    ];

    private static readonly string[] Shadows =
    [
        "System", "DubboNet", "Hessian", "Typed", "Client", "Server", "Generated", "Task", "String", "Object", "List", "Int32", "Func",
        "Type",
        "Nullable", "Attribute", "Void", "Dictionary", "Exception", "Obsolete", "Formatter", "Result", "HessianFormatter", "Threading",
        "Tasks",
        "Collections", "Methods",
    ];

    private static readonly string[] Scripts =
        ["Größe", "名前", "名", "名Format", "ñ", "ǅ", "İd", "ıd", "Ωmega", "e\u0301", "a\u200Cb", "\\u0041bc", "ﬁ", "Ünvan", "привет"];

    private static readonly string[] Marks =
    [
        "_", "__", "_1", "__1", "_invoker", "_value", "A_", "a__b", "_Name", "Item1", "Item2", "Item3", "Rest", "CompareTo", "X1", "URL",
        "UrlPath",
        "URLPath", "iD",
    ];

    private static readonly string[] Plain =
        ["Order", "Name", "Id", "Price", "Count", "Items", "Color", "Page", "T", "TKey", "Owner", "State", "Note"];

    /// <summary>Names that C# does not allow for members, or that all objects have.</summary>
    private static readonly HashSet<string> Refused =
    [
        "Equals", "GetHashCode", "ToString", "Clone", "EqualityContract", "PrintMembers", "Deconstruct", "GetType", "MemberwiseClone",
        "Finalize",
        "ReferenceEquals",
    ];

    /// <summary>Returns a name that is not in use, as code contains it, and marks it as in use.</summary>
    /// <param name="random">The source of random numbers.</param>
    /// <param name="taken">The names in use, without at signs and escapes.</param>
    public static string Next(Random random, ISet<string> taken)
    {
        while (true)
        {
            string name = Candidate(random, taken);
            string value = ValueOf(name);
            if (!Refused.Contains(value) && taken.Add(value))
                return name;
        }
    }

    /// <summary>Returns a name without at signs and escapes.</summary>
    public static string ValueOf(string name) => SyntaxFactory.ParseToken(name).ValueText;

    private static string Candidate(Random random, ISet<string> taken) => random.Next(100) switch
    {
        < 30 => Escape(Pick(random, Emitted)),
        < 42 => Pick(random, Keywords),
        < 54 => Pick(random, Shadows),
        < 62 => Pick(random, Scripts),
        < 70 => Pick(random, Marks),
        < 78 when taken.Count > 0 => Escape(OtherCase(random, taken.ElementAt(random.Next(taken.Count)).Split('`')[0])),
        < 79 => new string((char)('a' + random.Next(26)), random.Next(100, 300)),
        _ => Pick(random, Plain) + (random.Next(2) == 0 ? "" : random.Next(20)),
    };

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private static string OtherCase(Random random, string name) => random.Next(3) switch
    {
        0 => name.ToLowerInvariant(),
        1 => name.ToUpperInvariant(),
        _ => char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) + name[1..] : char.ToUpperInvariant(name[0]) + name[1..],
    };

    private static string Pick(Random random, string[] names) => names[random.Next(names.Length)];
}
