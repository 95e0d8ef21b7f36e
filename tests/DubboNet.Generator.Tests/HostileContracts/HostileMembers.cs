namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Writes the members of a type.</summary>
/// <param name="grammar">Makes the choices.</param>
/// <param name="references">Writes the types of members.</param>
/// <param name="self">The type, to which the members are added.</param>
/// <param name="parameters">The type parameters.</param>
internal sealed class HostileMembers(Grammar grammar, HostileReferences references, HostileType self, IReadOnlyList<string> parameters)
{
    private readonly List<(string Name, string Type)> _constructed = [];

    /// <summary>Gets a value indicating whether all members must be read-only.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets a value indicating whether the type can have its own constructor.</summary>
    public bool IsConstructible { get; init; }

    /// <summary>Gets a value indicating whether the type is abstract.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Gets the base type.</summary>
    public HostileType? Base { get; init; }

    private bool IsStruct => self.Form == "struct";

    /// <summary>Gets the arguments that a derived type passes to the constructor.</summary>
    public string BaseArguments => string.Join(", ", _constructed.Select(member => $"{member.Name}: default!"));

    /// <summary>Returns the parameters of a positional record.</summary>
    public string Positional()
    {
        int count = grammar.Random.Next(1, 4);
        IEnumerable<string> all = Enumerable.Range(0, count).Select(_ =>
        {
            // A record with itself as its only parameter would have two identical constructors.
            (string name, string type) = (grammar.Name(self.Members), references.Next(parameters, self.IsObsolete).Code);
            _constructed.Add((name, type));
            self.Hideable.Add(name);
            string attribute = FieldAttribute(name, 50);
            string marks = grammar.Marks("parameter of a record", canBeError: true);
            return $"{attribute}{marks.Replace("[global", "[property: global", StringComparison.Ordinal)}{type} {name}";
        });
        return $"({string.Join(", ", all)})";
    }

    /// <summary>Returns a member of any form, or several related ones.</summary>
    public string Any()
    {
        if (IsReadOnly)
            return ReadOnly();
        string form = grammar.Form(
            "member", "set", "set", "set", "init", "init", "field", "required", "constructed", "private set", "private", "private field",
            "other",
            "virtual", "hidden", "other set", "property with a body");
        switch (form)
        {
            case "required" when !grammar.Has("required member that is ignored", 6):
                return Line("public required", "{ get; set; }", isHideable: false);
            case "required":
                return "[global::DubboNet.HessianIgnore] " + Line("public required", "{ get; set; }", isHideable: false);
            case "init":
                return Line(
                    grammar.Has("required member that is initialized", 20) ? "public required" : "public", "{ get; init; }",
                    isHideable: false);
            case "field":
                return Line(grammar.Has("required field", 10) ? "public required" : "public", ";", isHideable: false);
            case "constructed" when IsConstructible && !IsAbstract:
                return Constructed();
            case "private set":
                return Line("public", "{ get; private set; }");
            case "private":
                return Private("{ get; set; }", "private property");
            case "private field":
                return Private(";", "private field");
            case "other":
                return Other();
            case "virtual" when !IsStruct && self.IsOpen && parameters.Count == 0:
                return Virtual();
            case "hidden" when Base is { Hideable.Count: > 0 }:
                return Hiding(grammar.Pick(Base.Hideable));
            case "other set":
                string access = IsStruct || !self.IsOpen ? "internal" : grammar.Pick(["protected", "internal", "protected internal"]);
                return Line("public", $"{{ get; {access} set; }}");
            case "property with a body":
                return Line("public", "{ get => field; set => field = value; }");
            default:
                return Line("public", "{ get; set; }");
        }
    }

    /// <summary>Returns a property that can be set at any time.</summary>
    public string Settable() => Line("public", "{ get; set; }");

    /// <summary>Returns the members that a derived type must override.</summary>
    public string Overrides() => string.Concat((Base?.Virtual ?? [])
        .Where(member => member.IsAbstract || grammar.Has("override", 40))
        .Select(member => $"public override {member.Type} {member.Name} {{ get; set; }}\n"));

    /// <summary>Returns the constructor if one is needed.</summary>
    public string Constructor(string name, string baseArguments)
    {
        if (!IsConstructible || (_constructed.Count == 0 && baseArguments.Length == 0))
            return "";
        string arguments = string.Join(", ", _constructed.Select(member => $"{member.Type} {member.Name}"));
        string assigned = string.Concat(_constructed.Select(member => $" this.{member.Name} = {member.Name};"));
        string text = $"{(grammar.Has("[Obsolete] on constructor", 5) ? "[global::System.Obsolete] " : "")}"
            + $"public {name}({arguments}){(baseArguments.Length > 0 ? $" : base({baseArguments})" : "")} {{{assigned} }}\n";
        return grammar.Has("private constructor beside it", 5) && _constructed.Count > 0 && !IsStruct && baseArguments.Length == 0
            ? text + $"private {name}() {{ }}\n" : text;
    }

    private string ReadOnly() => grammar.Random.Next(3) switch
    {
        0 => Line("public", "{ get; init; }"),
        1 => Line("public readonly", "{ get; init; }"),
        _ => IsConstructible ? Constructed() : Line("public", "{ get; init; }"),
    };

    private string Constructed()
    {
        (string name, string type) = NewMember();
        _constructed.Add((name, type));
        string attribute = FieldAttribute(name, 50);
        return grammar.Has("read-only field", 40)
            ? $"{attribute}public readonly {type} {name};\n"
            : $"{attribute}public {type} {name} {{ get; }}\n";
    }

    private string Line(string modifiers, string body, bool isHideable = true)
    {
        (string name, string type) = NewMember();
        if (isHideable)
            self.Hideable.Add(name);
        string marks = grammar.Marks("member", !modifiers.Contains("required", StringComparison.Ordinal));
        return $"{grammar.Comment()}{FieldAttribute(name, 50)}{marks}{modifiers} {type} {name} {body}\n";
    }

    private string Private(string body, string construct)
    {
        // A derived type cannot read it, which must be reported there.
        string access = self.IsOpen && !grammar.Mistakes($"{construct} of a type that others derive from", 50) ? "protected" : "private";
        grammar.Has(construct, 100);
        (string name, string type) = NewMember();
        return $"{FieldAttribute(name, 100)}{(IsStruct ? "private" : access)} {type} {name}{body}\n";
    }

    private string Virtual()
    {
        (string name, string type) = NewMember();
        bool isAbstract = IsAbstract && grammar.Has("abstract member", 50);
        self.Virtual.Add((name, type, isAbstract));
        return $"public {(isAbstract ? "abstract" : "virtual")} {type} {name} {{ get; set; }}\n";
    }

    private string Hiding(string name)
    {
        grammar.Has("member that hides one of the base", 100);
        Base!.Hideable.Remove(name);
        return $"{FieldAttribute(name, 100)}public new {references.Next(parameters, self.IsObsolete).Code} {name} {{ get; set; }}\n";
    }

    /// <summary>Returns a member that is not serialized.</summary>
    private string Other()
    {
        string form = grammar.Form(
            "other member", "computed", "static", "constant", "method", "event", "ignored", "indexer", "nested class", "internal");
        if (form == "indexer")
            return self.Members.Add("Item") ? "public string this[int index] => string.Empty;\n" : "";
        (string name, string type) = NewMember();
        return form switch
        {
            "computed" => $"public {type} {name} => throw new global::System.NotSupportedException();\n",
            "static" => $"public static string {name} {{ get; set; }} = {grammar.Text()};\n",
            "constant" => $"public const string {name} = {grammar.Text()};\n",
            "method" => $"public {(IsStruct ? "readonly " : "")}void {name}({type} {name}) {{ }}\n",
            "event" => $"public event global::System.Action {name} {{ add {{ }} remove {{ }} }}\n",
            "ignored" => $"[global::DubboNet.HessianIgnore] public {type} {name} {{ get; {(IsReadOnly ? "init" : "set")}; }}\n",
            "nested class" => $"public sealed class {name};\n",
            _ => $"internal {type} {name} {{ get; set; }}\n",
        };
    }

    private (string Name, string Type) NewMember() =>
        (grammar.Name(self.Members), references.Next(parameters, self.IsObsolete, IsStruct ? null : self).Code);

    /// <summary>
    /// Returns the attribute with the name of the field. It is always present if the C# names have no different names in Java.
    /// </summary>
    private string FieldAttribute(string name, int percent)
    {
        if (grammar.Mistakes("text that is not a field", 3))
            return $"[global::DubboNet.HessianField({grammar.Text()})] ";
        bool isPlain = name.All(char.IsAsciiLetter) && !grammar.Mistakes("names that are one in Java", 3);
        bool isNamed = !isPlain || grammar.Random.Next(100) < percent
            || self.Members.Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) > 1;
        return isNamed ? $"[global::DubboNet.HessianField(\"field{grammar.Number}\")] " : "";
    }
}
