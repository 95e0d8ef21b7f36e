namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>Writes contracts and their base interfaces.</summary>
/// <param name="grammar">Makes the choices.</param>
/// <param name="known">The types so far. Declared types are added.</param>
/// <param name="references">Writes the types of parameters and results.</param>
/// <param name="types">Chooses the names of types.</param>
/// <param name="assembly">The beginning of the Java names.</param>
internal sealed class HostileInterfaces(
    Grammar grammar, List<HostileType> known, HostileReferences references, HostileTypes types, string assembly)
{
    private const string Tasks = "global::System.Threading.Tasks.";
    private const string Token = "global::System.Threading.CancellationToken";
    /// <summary>The mark of CLS compliance. The library does not declare it, so contracts are not compliant.</summary>
    public const string Compliant = "[CLSCompliant]";

    private const string Options = "global::DubboNet.DubboCallOptions";

    /// <summary>Declares an interface, which can be a contract.</summary>
    public string Declare(HostileScope scope, bool isContract)
    {
        (string name, string reference) = types.NewName(scope);
        bool isObsolete = isContract && grammar.Has("[Obsolete] with an error on contract", 4);
        string marks = isObsolete ? $"[global::System.Obsolete({grammar.Text()}, true)] " : grammar.Marks("interface", canBeError: false);
        HashSet<string> taken = [HostileNames.ValueOf(name)];
        HostileType[] bases = Bases();
        taken.UnionWith(bases.SelectMany(based => based.Members));
        var self = new HostileType(reference, "interface") { Members = taken };
        string attribute = isContract ? ServiceAttribute() : "";
        if (grammar.Constructs.Contains(Compliant))
            attribute += "[global::System.CLSCompliant(false)]\n";
        string text = string.Concat(Enumerable.Range(0, grammar.Random.Next(1, 6)).Select(_ => Member(self, isObsolete)));
        text += Again(self, bases);
        if (!isObsolete)
            known.Add(self);
        string partial = isContract && !grammar.Mistakes("contract that is not partial", 2) ? "partial " : "";
        string generic = isContract && grammar.Mistakes("generic contract", 2) ? "<T>" : "";
        string list = bases.Length > 0 ? " : " + string.Join(", ", bases.Select(based => based.Reference)) : "";
        return $"{grammar.Comment()}{marks}{attribute}public {partial}interface {name}{generic}{list}\n{{\n{text}}}\n";
    }

    /// <summary>Chooses base interfaces. Their members have different names, or are the same methods.</summary>
    private HostileType[] Bases()
    {
        HostileType[] all = [.. known.Where(type => type.Form == "interface")];
        if (all.Length == 0 || !grammar.Has("base interface", 40))
            return [];
        HostileType first = grammar.Pick(all);
        HostileType second = grammar.Pick(all);
        return second == first || !grammar.Has("two base interfaces", 40) ? [first] : [first, second];
    }

    private string ServiceAttribute()
    {
        string name = grammar.Mistakes("text that is not a Java interface", 2) ? grammar.Text() : $"\"{assembly}.S{grammar.Number}\"";
        string version = grammar.Has("version", 20) ? $", Version = {grammar.Text()}" : "";
        string group = grammar.Has("group", 20) ? $", Group = {grammar.Text()}" : "";
        string path = grammar.Has("path", 10) ? $", Path = {grammar.Text()}" : "";
        string timeout = grammar.Random.Next(5) == 0 ? ", TimeoutMilliseconds = 500" : "";
        return $"[global::DubboNet.DubboService({name}{version}{group}{path}{timeout})]\n";
    }

    private string Member(HostileType self, bool isObsolete)
    {
        if (grammar.Mistakes("interface member that is not a method", 4))
            return NotAMethod(self);
        if (grammar.Has("interface member with a body", 8))
            return WithABody(self);
        string marks = grammar.Comment() + grammar.Marks("method", canBeError: true);
        bool isOverload = self.Methods.Count > 0 && grammar.Has("overload", 15);
        string name = isOverload
            ? grammar.Pick(self.Methods).Name
            : grammar.Name(self.Members) + (grammar.Random.Next(2) == 0 ? "Async" : "");
        if (!isOverload)
            self.Members.Add(HostileNames.ValueOf(name));
        string result = grammar.Mistakes("synchronous method", 3) ? "void" : Result(isObsolete);
        HashSet<string> taken = [];
        string generic = grammar.Mistakes("generic method", 2) ? $"<{grammar.Name(taken)}>" : "";
        // Overloads differ in the first parameter.
        string first = isOverload ? $"{Nested(self.Methods.Count)} {grammar.Name(taken)}, " : "";
        string parameters = (first + Parameters(taken, isObsolete, isCallback: false)).TrimEnd(',', ' ');
        self.Methods.Add((result, name, parameters));
        string returned = grammar.Has("return attribute", 5) ? "[return: global::System.Diagnostics.CodeAnalysis.NotNull] " : "";
        string access = grammar.Mistakes("method that is not public", 3)
            ? grammar.Pick(["protected ", "internal ", "protected internal "])
            : "";
        return $"{marks}{MethodAttribute(isOverload)}{returned}{access}{result} {name}{generic}({parameters});\n";
    }

    /// <summary>Returns a list type with a nesting depth.</summary>
    private static string Nested(int depth) => depth == 0 ? "int" : $"global::System.Collections.Generic.List<{Nested(depth - 1)}>";

    /// <summary>Declares methods of base interfaces again.</summary>
    private string Again(HostileType self, HostileType[] bases)
    {
        string text = "";
        foreach (HostileType based in bases.Where(based => based.Methods.Count > 0))
        {
            (string result, string name, string parameters) = grammar.Pick(based.Methods);
            if (self.Methods.Any(method => method.Name == name) || !grammar.Has("method that hides one of the base interface", 15))
                continue;
            self.Methods.Add((result, name, parameters));
            text += $"new {result} {name}({parameters});\n";
        }

        return text;
    }

    private string MethodAttribute(bool isOverload)
    {
        if (!isOverload && grammar.Random.Next(3) > 0)
            return "";
        string name = grammar.Mistakes("text that is not a Java method", 4) ? grammar.Text() : $"\"m{grammar.Number}\"";
        string idempotent = grammar.Has("idempotent", 20) ? ", Idempotent = true" : "";
        string oneWay = grammar.Mistakes("one-way", 5) ? ", OneWay = true" : "";
        return $"[global::DubboNet.DubboMethod({name}{idempotent}{oneWay})] ";
    }

    private string NotAMethod(HostileType self)
    {
        string name = grammar.Name(self.Members);
        return grammar.Form(
            "no method", "property", "event", "indexer", "static abstract method", "static abstract property",
            "static virtual method") switch
        {
            "property" => $"string {name} {{ get; set; }}\n",
            "event" => $"event global::System.Action {name};\n",
            "indexer" => self.Members.Add("Item") ? "string this[int index] { get; }\n" : "",
            "static abstract method" => $"static abstract {Tasks}Task {name}();\n",
            "static abstract property" => $"static abstract string {name} {{ get; set; }}\n",
            _ => $"static virtual string {name}() => string.Empty;\n",
        };
    }

    private string WithABody(HostileType self)
    {
        string name = grammar.Name(self.Members);
        return grammar.Form(
            "body", "method", "property", "static method", "constant", "nested class", "nested enum", "private method",
            "sealed method") switch
        {
            "method" => $"{Tasks}Task {name}(int {name}) => {Tasks}Task.CompletedTask;\n",
            "property" => $"string {name} => {grammar.Text()};\n",
            "static method" => $"static string {name}() => {grammar.Text()};\n",
            "constant" => $"const string {name} = {grammar.Text()};\n",
            "nested class" => $"public sealed class {name};\n",
            "nested enum" => $"public enum {name} {{ A }}\n",
            "sealed method" => $"sealed string {name}() => {grammar.Text()};\n",
            _ => $"private string {name}() => {grammar.Text()};\n",
        };
    }

    private string Result(bool isObsolete)
    {
        string task = grammar.Form("result", "Task", "ValueTask");
        return grammar.Random.Next(3) == 0 ? Tasks + task : $"{Tasks}{task}<{references.Next([], isObsolete).Code}>";
    }

    private string Parameters(HashSet<string> taken, bool isObsolete, bool isCallback)
    {
        var all = new List<string>();
        int count = grammar.Random.Next(5);
        bool isOptional = false;
        for (int i = 0; i < count; i++)
        {
            isOptional |= grammar.Has("default value", 8);
            all.Add(isOptional ? Optional(grammar.Name(taken)) : Parameter(grammar.Name(taken), isObsolete, isCallback));
        }

        string ending = isOptional ? " = default" : "";
        if (grammar.Has("call options", 10))
            all.Add($"{Options} {grammar.Name(taken)}{ending}");
        if (grammar.Has("cancellation token", 30))
            all.Add($"{Token} {grammar.Name(taken)}{ending}");
        else if (!isOptional && !isCallback && all.Count == count && grammar.Has("params", 6))
            all.Add($"params {grammar.Pick(["string[]", "global::System.Collections.Generic.List<int>"])} {grammar.Name(taken)}");
        return string.Join(", ", all);
    }

    private string Parameter(string name, bool isObsolete, bool isCallback)
    {
        if (grammar.Mistakes("parameter by reference", 2))
            return $"{grammar.Pick(["ref ", "in ", "ref readonly "])}{references.Next([], isObsolete).Code} {name}";
        if (grammar.Mistakes("span", 1))
            return $"global::System.Span<int> {name}";
        if (!isCallback && grammar.Has("callback", 5))
        {
            return $"[global::DubboNet.DubboCallback(\"{assembly}.L{grammar.Number}\", \"called\")] "
                + $"global::System.Func<{references.Next([], isObsolete).Code}, {Token}, {Result(isObsolete)}> {name}";
        }

        string code = references.Next([], isObsolete).Code;
        string stated =
            grammar.Mistakes("text that is not a Java type", 2) ? $"[global::DubboNet.JavaType({grammar.Text()})] " : "";
        return $"{stated}{code} {name}";
    }

    /// <summary>Returns a parameter with a default value.</summary>
    private string Optional(string name)
    {
        HostileType[] enums = [.. known.Where(type => type is { Form: "enum", IsObsolete: false, Constant: not null })];
        return grammar.Form("default", "string", "int", "char", "double", "decimal", "enum", "null", "struct") switch
        {
            "string" => $"string {name} = {grammar.Text()}",
            "int" => $"int {name} = int.MinValue",
            "char" => $"char {name} = '\\''",
            "double" => $"double {name} = double.NaN",
            "decimal" => $"decimal {name} = -1.5m",
            "enum" when enums.Length > 0 && grammar.Pick(enums) is var one => $"{one.Reference} {name} = {one.Reference}.{one.Constant}",
            "struct" => $"global::System.Guid {name} = default",
            _ => $"string {name} = null!",
        };
    }
}
