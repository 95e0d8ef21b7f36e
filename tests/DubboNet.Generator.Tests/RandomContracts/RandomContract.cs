namespace DubboNet.Generator.Tests.RandomContracts;

/// <summary>
/// Creates a namespace with a random type and a contract that uses it. Each member is on a separate line. Contains the code, the
/// diagnostics that must be reported in each line, and the members that must be serialized otherwise.
/// </summary>
internal sealed class RandomContract
{
    private static readonly string[] Forms =
    [
        "class", "class", "sealed class", "record", "struct", "readonly struct", "record struct", "positional record",
        "positional record struct",
        "exception", "Java exception",
    ];

    private static readonly string[] Names =
    [
        "Value", "Fields", "Field", "Reader", "Writer", "Type", "Definition", "Instance", "Formatter", "@class", "@event", "URL", "Named",
        "Color",
        "Box", "Shape", "List", "Read", "Write", "Throwable", "OwnFields", "Message2", "String", "DateTime", "X",
    ];

    private static readonly string[] WhatDoesNotTravel =
    [
        "public int Computed => 1;", "public static int Shared2 { get; set; }", "[HessianIgnore] public Unnamed? Ignored => null;",
        "private static readonly Unnamed? s_hidden = null;", "public int this[int index] => index;", "public void Method(Unnamed? it) { }",
        "public const int Constant = 1;",
    ];

    private readonly Random _random;
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _names = [];
    private readonly List<(string Name, string Type)> _constructed = [];
    private readonly string _form;
    private readonly bool _hasConstructor;
    private readonly bool _allowsMistakes;

    public RandomContract(int seed)
    {
        _random = new Random(seed);
        Namespace = $"Case{seed}";
        _form = Pick(Forms);
        _hasConstructor = _random.Next(3) == 0;
        _allowsMistakes = _random.Next(2) == 0;
        Line($"namespace {Namespace};");
        bool isNested = _random.Next(6) == 0;
        if (isNested)
            Line("public static partial class Outer\n{");
        AddType();
        if (isNested)
            Line("}");
        TypeName = $"{Namespace}.{(isNested ? "Outer+" : "")}Subject{(IsGeneric ? "`1" : "")}";
        AddContract((isNested ? "Outer." : "") + (IsGeneric ? "Subject<int>" : "Subject"));
    }

    public string Namespace { get; }

    /// <summary>Gets the name of the type in reflection.</summary>
    public string TypeName { get; }

    public string ContractName => $"{Namespace}.IService";

    public string Source => string.Join('\n', _lines);

    public bool IsGeneric { get; private set; }

    /// <summary>Gets the lines and ids of the diagnostics that must be reported.</summary>
    public HashSet<(int Line, string Id)> Expected { get; } = [];

    /// <summary>Gets the Java fields that are serialized if the type has no error.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Gets a value indicating whether the type has an error. Warnings do not count.</summary>
    public bool IsTypeBroken { get; private set; }

    public bool IsContractBroken { get; private set; }

    private bool IsException => _form.EndsWith("exception", StringComparison.Ordinal);

    private bool IsPositional => _form.StartsWith("positional", StringComparison.Ordinal);

    private bool IsStruct => _form.EndsWith("struct", StringComparison.Ordinal);

    private void AddType()
    {
        IsGeneric = !IsException && _random.Next(8) == 0;
        string bases = IsException ? _form == "exception" ? "Exception" : "JavaException" : "";
        if (!IsException && !IsStruct && !IsPositional && _form != "record" && _random.Next(4) == 0)
            bases = AddBase();
        Line($"[HessianType(\"{Namespace}.Subject\")]");
        int head = _lines.Count + 1;
        string name = IsGeneric ? "Subject<T>" : "Subject";
        string form = IsException ? "sealed class" : _form.Replace("positional ", "", StringComparison.Ordinal);
        string[] words = form.Split(' ');
        int type = Array.FindIndex(words, word => word is "class" or "record" or "struct");
        string keyword = string.Join(' ', [.. words[..type], "partial", .. words[type..]]);
        Line($"public {keyword} {name}{(IsPositional ? "(" : bases.Length > 0 ? " : " + bases : "")}");
        if (IsPositional)
            AddPositional();
        Line("{");
        int members = _random.Next(1, 8);
        for (int i = 0; i < members; i++)
            AddMember(isBase: false);
        AddConstructor(head);
        AddWhatDoesNotTravel();
        Line("}");
        if (_allowsMistakes && _random.Next(25) == 0)
            AddWholeMistake(head);
    }

    /// <summary>Adds a base class, whose members are serialized with those of the class.</summary>
    private string AddBase()
    {
        if (_random.Next(2) == 0)
            Line($"[HessianType(\"{Namespace}.Parent\")]");
        Line("public partial class Parent\n{");
        for (int i = _random.Next(3); i >= 0; i--)
            AddMember(isBase: true);
        Line("}");
        return "Parent";
    }

    private void AddPositional()
    {
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++)
        {
            RandomValueType type = NextType();
            string name = NextName();
            Note(type, JavaNames.ToField(name.TrimStart('@')));
            Line($"{type.Attribute} {type.Declare(_random)} {name}{(i < count - 1 ? "," : ")")}");
        }
    }

    private void AddMember(bool isBase)
    {
        RandomValueType type = NextType(isBase);
        string name = NextName();
        string declared = type.Declare(_random);
        string javaName = JavaNames.ToField(name.TrimStart('@'));
        string attributes = type.Attribute;
        if (_random.Next(4) == 0)
        {
            // One of the Java names is occasionally used twice.
            javaName = $"field{(_allowsMistakes ? _random.Next(12) : Fields.Count)}{(isBase ? "b" : "")}";
            attributes += $"[HessianField(\"{javaName}\")]";
        }

        bool isReadOnly = _form == "readonly struct";
        bool canBeUnset = _allowsMistakes || (_hasConstructor && !IsPositional);
        int shape = _random.Next(isBase || !canBeUnset ? 5 : 8);
        bool isConstructed = shape is 6 or 7 || (isReadOnly && canBeUnset && shape > 1);
        string text = shape switch
        {
            _ when isConstructed => shape % 2 == 0 ? $"public {declared} {name} {{ get; }}" : $"public readonly {declared} {name};",
            _ when isReadOnly => $"public {declared} {name} {{ get; init; }}",
            0 => $"public {declared} {name} {{ get; init; }}",
            1 when !IsStruct && !isBase && !_hasConstructor => $"public required {declared} {name} {{ get; set; }}",
            2 => $"public {declared} {name};",
            3 when !isBase => $"public {declared} {name} {{ get; private set; }}",
            4 when !isBase => $"[HessianField(\"{javaName}\")] private {declared} {name} {{ get; set; }}",
            _ => $"public {declared} {name} {{ get; set; }}",
        };
        if (shape == 4 && !isBase && !isReadOnly)
            attributes = type.Attribute;
        AddMember(type, javaName, $"{attributes} {text}", isConstructed ? (name, declared) : null);
    }

    private void AddMember(RandomValueType type, string javaName, string text, (string Name, string Type)? constructed)
    {
        if (Fields.Contains(javaName))
            Expect("DN0006");
        else if (!Note(type, javaName) && constructed is not null && !(_hasConstructor && !IsPositional))
            Expect("DN0007");
        if (constructed is { } parameter)
            _constructed.Add(parameter);
        Line(text);
    }

    private void AddConstructor(int head)
    {
        bool isConstructed = _hasConstructor && !IsPositional;
        if (!isConstructed)
        {
            if (IsException)
                AddExceptionConstructor(head, []);
            return;
        }

        IEnumerable<string> parameters = _constructed.Select(member => $"{member.Type} {CamelCase(member.Name)}");
        if (IsException)
        {
            AddExceptionConstructor(head, parameters);
            return;
        }

        string assigned = string.Concat(_constructed.Select(member => $" this.{member.Name} = {CamelCase(member.Name)};"));
        Line($"public Subject({string.Join(", ", parameters)}) {{{assigned} }}");
    }

    private void AddExceptionConstructor(int head, IEnumerable<string> parameters)
    {
        string assigned = string.Concat(parameters.Select((_, i) => $" this.{_constructed[i].Name} = {CamelCase(_constructed[i].Name)};"));
        string rest = string.Concat(parameters.Select(parameter => ", " + parameter));
        if (_form != "exception")
        {
            Line($"public Subject(JavaThrowable received{rest}) : base(received) {{{assigned} }}");
            return;
        }

        bool takesCause = !_allowsMistakes || _random.Next(3) > 0;
        string cause = takesCause ? ", Exception? cause" : "";
        Line($"public Subject(string? message{cause}{rest}) : base(message{(takesCause ? ", cause" : "")}) {{{assigned} }}");
        if (!takesCause)
            Expected.Add((head, "DN0026"));
    }

    private void AddWhatDoesNotTravel()
    {
        foreach (string text in WhatDoesNotTravel)
        {
            if (_random.Next(3) == 0)
                Line(text);
        }
    }

    /// <summary>Adds an error that concerns the type as a whole.</summary>
    private void AddWholeMistake(int head)
    {
        int attribute = head - 2;
        _lines[attribute] = _lines[attribute].Replace("[HessianType(\"", "[HessianType(\"1/", StringComparison.Ordinal);
        Expected.Add((head - 1, "DN0002"));
        IsTypeBroken = true;
    }

    private void AddContract(string subject)
    {
        Line($"[DubboService(\"{Namespace}.Service\")]");
        Line("public partial interface IService\n{");
        Line($"Task<{subject}{(IsStruct ? "" : "?")}> GetAsync(long id);");
        for (int i = _random.Next(4); i >= 0; i--)
            AddMethod(i);
        Line("}");
    }

    private void AddMethod(int index)
    {
        RandomValueType result = RandomValueType.Next(_random, _allowsMistakes);
        bool isSynchronous = _allowsMistakes && _random.Next(20) == 0;
        if (isSynchronous)
            ExpectInContract("DN0014");
        else if (result.Mistake is { } mistake)
            ExpectInContract(mistake);
        string declared = result.Declare(_random);
        if (result.Attribute.Length > 0 && !isSynchronous)
            _lines.Add($"[return: {result.Attribute[1..]}");
        // An error in the Java type is reported at the attribute.
        Line($"{(isSynchronous ? "string" : $"{Pick("Task", "ValueTask")}<{declared}>")} Method{index}Async(");
        for (int i = _random.Next(4); i > 0; i--)
            AddParameter(i);
        Line("CancellationToken cancellationToken);");
    }

    private void AddParameter(int index)
    {
        RandomValueType type = _random.Next(15) == 0 ? new RandomValueType("IListener") : RandomValueType.Next(_random, _allowsMistakes);
        bool isByReference = _allowsMistakes && _random.Next(25) == 0;
        if (isByReference)
            ExpectInContract("DN0015");
        else if (type.ParameterMistake is { } mistake)
            ExpectInContract(mistake);
        Line($"{type.Attribute} {(isByReference ? "in " : "")}{type.Declare(_random)} argument{index},");
    }

    private RandomValueType NextType(bool isBase = false) =>
        RandomValueType.Next(_random, _allowsMistakes, IsGeneric && !isBase ? [new("T"), new(IsStruct ? "Box<T>" : "Subject<T>")] : []);

    private string NextName()
    {
        string name = _random.Next(3) == 0 ? Pick(Names) : $"Member{_random.Next(100)}";
        return _names.Add(name.ToUpperInvariant()) ? name : NextName();
    }

    private static string CamelCase(string name) => "@" + JavaNames.ToField(name.TrimStart('@'));

    /// <summary>Records the result of a member. Returns whether it is an error.</summary>
    private bool Note(RandomValueType type, string javaName)
    {
        if (type.Mistake is not null)
            Expect(type.Mistake);
        bool isError = type.Mistake is not (null or "DN0004");
        if (!isError)
            Fields.Add(javaName);
        return isError;
    }

    private void Expect(string id)
    {
        Expected.Add((_lines.Count + 1, id));
        IsTypeBroken |= id != "DN0004";
    }

    private void ExpectInContract(string id)
    {
        Expected.Add((_lines.Count + 1, id));
        IsContractBroken |= id != "DN0004";
    }

    private void Line(string text) => _lines.AddRange(text.Split('\n'));

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
