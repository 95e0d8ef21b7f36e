namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Writes serialized classes, records, structs, enums and exceptions.</summary>
/// <param name="grammar">Makes the choices.</param>
/// <param name="known">The types so far. Declared types are added.</param>
/// <param name="references">Writes the types of members.</param>
/// <param name="assembly">The beginning of the Java names.</param>
internal sealed class HostileTypes(Grammar grammar, List<HostileType> known, HostileReferences references, string assembly)
{
    private static readonly Dictionary<string, string> Constraints = new()
    {
        ["class"] = "string",
        ["notnull"] = "int",
        ["new()"] = "int",
        ["struct"] = "long",
        ["global::System.IComparable"] = "string",
        ["class?"] = "string",
    };

    /// <summary>Declares a type and its nested types, and adds it to the known types.</summary>
    public string Declare(HostileScope scope, bool isNested = false)
    {
        if (grammar.Has("enum", 15))
            return DeclareEnum(scope);
        if (!isNested && grammar.Has("nested types", 12))
            return DeclareAround(scope);
        return grammar.Has("exception", 8) ? DeclareException(scope) : DeclareClass(scope);
    }

    /// <summary>Returns the name of a new type and the reference to it.</summary>
    public (string Name, string Reference) NewName(HostileScope scope, int arity = 0)
    {
        HostileType[] simple =
            [.. known.Where(type => type.Parameters.Count == 0 && type.Reference.StartsWith(scope.Prefix, StringComparison.Ordinal))];
        if (arity > 0 && simple.Length > 0 && grammar.Has("type and generic type of one name", 50))
        {
            string reference = grammar.Pick(simple).Reference;
            string twin = reference[scope.Prefix.Length..];
            if (!twin.Contains('.', StringComparison.Ordinal) && scope.Taken.Add($"{HostileNames.ValueOf(twin)}`{arity}"))
                return (twin, reference);
        }

        string name = grammar.Name(scope.Taken);
        scope.Taken.Add($"{HostileNames.ValueOf(name)}`{arity}");
        return (name, scope.Prefix + name);
    }

    private string DeclareEnum(HostileScope scope)
    {
        (string name, string reference) = NewName(scope);
        (string marks, bool isObsolete) = TypeMarks("enum");
        HashSet<string> taken = ["value__"];
        string? first = null;
        var lines = new List<string>();
        int count = grammar.Has("enum without constants", 4) ? 0 : grammar.Random.Next(1, 7);
        for (int i = 0; i < count; i++)
        {
            string constant = grammar.Name(taken);
            bool isTwin = first is not null && grammar.Has("second name of a value", 5);
            string attributes = first is null ? "" : grammar.Comment() + grammar.Marks("constant", canBeError: true);
            attributes += $"[global::DubboNet.HessianField(\"C{grammar.Number}\")] ";
            if (!isTwin && grammar.Has("fallback", 10))
                attributes += "[global::DubboNet.HessianFallback] ";
            lines.Add($"{attributes}{constant}{(isTwin ? $" = {first}" : grammar.Random.Next(5) == 0 ? $" = {(i * 7) + 3}" : "")}");
            first ??= constant;
        }

        known.Add(new HostileType(reference, "enum") { IsObsolete = isObsolete, Constant = first });
        string size = grammar.Has("size of an enum", 15) ? $" : {grammar.Pick(["byte", "sbyte", "long", "uint", "ushort"])}" : "";
        return $"{grammar.Comment()}{marks}{TypeAttribute()}public enum {name}{size}\n{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    /// <summary>Declares a type that contains other types.</summary>
    private string DeclareAround(HostileScope scope)
    {
        (string name, string reference) = NewName(scope);
        var inner = new HostileScope(reference + ".", [HostileNames.ValueOf(name)]);
        string form = grammar.Form(
            "around", "static partial class", "partial class", "partial struct", "partial record", "partial interface",
            "partial record struct");
        bool isGeneric = grammar.Mistakes("nested in a generic type", 6) && form == "partial class";
        string parameters = isGeneric ? $"<{grammar.Name(inner.Taken)}>" : "";
        int before = known.Count;
        string text = string.Concat(Enumerable.Range(0, grammar.Random.Next(1, 4)).Select(_ => Declare(inner, isNested: true)));
        if (isGeneric)
            known.RemoveRange(before, known.Count - before);
        return $"public {form} {name}{parameters}\n{{\n{text}}}\n";
    }

    private string DeclareException(HostileScope scope)
    {
        (string name, string reference) = NewName(scope);
        var self = new HostileType(reference, "class") { Members = [HostileNames.ValueOf(name)] };
        var members = new HostileMembers(grammar, references, self, []);
        string text = string.Concat(Enumerable.Range(0, grammar.Random.Next(4)).Select(_ => members.Settable()));
        string head = grammar.Has("exception from Java", 30)
            ? "(global::DubboNet.JavaThrowable thrown) : global::DubboNet.JavaException(thrown)"
            : "(string message, global::System.Exception inner) : global::System.Exception(message, inner)";
        known.Add(self);
        string marks = $"{grammar.Comment()}{grammar.Marks("exception", canBeError: false)}{TypeAttribute()}";
        return $"{marks}public sealed partial class {name}{head}\n{{\n{text}}}\n";
    }

    private string DeclareClass(HostileScope scope)
    {
        string form = grammar.Form(
            "type", "class", "class", "sealed class", "abstract class", "record", "sealed record", "struct", "readonly struct",
            "record struct",
            "readonly record struct");
        string[] words = form.Split(' ');
        string kind = words.Contains("struct") ? "struct" : words[^1];
        (string marks, bool isObsolete) = TypeMarks("type");
        int arity = grammar.Has("type with type parameters", 20) ? grammar.Random.Next(1, 3) : 0;
        (string name, string reference) = NewName(scope, arity);
        HashSet<string> taken = [HostileNames.ValueOf(name)];
        string[] parameters = [.. Enumerable.Range(0, arity).Select(_ => grammar.Name(taken))];
        string[] constraints =
            [.. parameters.Select(_ => grammar.Has("constraint", 15) ? grammar.Pick<string>([.. Constraints.Keys]) : "")];
        HostileType? based = kind == "struct" ? null : Base(kind, isObsolete, taken);
        taken.UnionWith(based?.Members ?? []);
        var self = new HostileType(reference, kind)
        {
            Parameters = [.. constraints.Select(constraint => Constraints.GetValueOrDefault(constraint))],
            IsOpen = kind != "struct" && words[0] != "sealed",
            IsObsolete = isObsolete,
            Members = taken,
        };
        bool isPositional = words.Contains("record") && grammar.Has("positional record", 50);
        var members = new HostileMembers(grammar, references, self, parameters)
        {
            IsReadOnly = words[0] == "readonly",
            IsAbstract = words[0] == "abstract",
            Base = based,
            IsConstructible = !isPositional,
        };
        string positional = isPositional ? members.Positional() : "";
        string text = string.Concat(Enumerable.Range(0, grammar.Random.Next(isPositional ? 3 : 7)).Select(_ => members.Any()));
        text += members.Overrides() + members.Constructor(name, based?.BaseArguments ?? "");
        known.Add(self with { BaseArguments = members.BaseArguments });
        if (based is { IsForeign: false } && arity == 0 && (based.IsObsolete || !isObsolete) && grammar.Has("subtype", 80))
            based.Subtypes.Add($"[global::DubboNet.HessianSubtype(typeof({reference}))]\n");
        string partial = grammar.Mistakes("type that is not partial", 2) ? "" : "partial ";
        int noun = Array.FindIndex(words, word => word is "class" or "record" or "struct");
        string keyword = string.Join(' ', words[noun..]);
        string generic = arity > 0 ? $"<{string.Join(", ", parameters)}>" : "";
        string given = isPositional && based is { BaseArguments.Length: > 0 } ? $"({based.BaseArguments})" : "";
        string bases = based is null ? "" : $" : {references.OfOwn(based, parameters, isObsolete).Code}{given}";
        IEnumerable<string> where =
            parameters.Zip(constraints, (parameter, constraint) => constraint.Length > 0 ? $" where {parameter} : {constraint}" : "");
        string second = partial.Length > 0 && grammar.Has("second part", 8) ? $"partial {keyword} {name}{generic}{{ }}\n" : "";
        string head = string.Concat(words[..noun].Select(word => word + " ")) + partial + keyword;
        string attributes = $"{grammar.Comment()}{marks}{TypeAttribute()}{self.SubtypesMark}";
        return $"{attributes}public {head} {name}{generic}{positional}{bases}{string.Concat(where)}\n{{\n{text}}}\n{second}";
    }

    /// <summary>Returns a base type, or null for none.</summary>
    private HostileType? Base(string kind, bool isObsolete, HashSet<string> taken)
    {
        HostileType[] open =
            [.. known.Where(type => type.IsOpen && type.Form == kind && (isObsolete || !type.IsObsolete) && !type.Members.Overlaps(taken))];
        if (open.Length == 0 || !grammar.Has("base type", 50))
            return null;
        HostileType based = grammar.Pick(open);
        grammar.Has("base type of another assembly", based.IsForeign ? 100 : 0);
        return based;
    }

    private (string Marks, bool IsObsolete) TypeMarks(string what) => grammar.Has($"[Obsolete] with an error on {what}", 4)
        ? ($"[global::System.Obsolete({grammar.Text()}, true)] ", true)
        : (grammar.Marks(what, canBeError: false), false);

    /// <summary>Returns the attribute with the Java name.</summary>
    private string TypeAttribute() => grammar.Mistakes("text that is not a Java class", 2)
        ? $"[global::DubboNet.HessianType({grammar.Text()})]\n"
        : $"[global::DubboNet.HessianType(\"{assembly}.T{grammar.Number}\")]\n";
}
