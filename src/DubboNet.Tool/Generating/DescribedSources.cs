using System.Text;
using DubboNet.Java;
using JavaNames = DubboNet.Generator.JavaNames;

namespace DubboNet.Tool;

/// <summary>
/// Writes services that a registry or a provider describes as Java sources, so that contracts are generated from them as from others.
/// </summary>
internal sealed class DescribedSources
{
    private readonly SortedDictionary<string, Declaration> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JavaTypeShape> _types = new(StringComparer.Ordinal);

    /// <summary>Gets what the sources do not contain.</summary>
    public List<ContractOmission> Omissions { get; } = [];

    /// <summary>Adds an interface and the classes that it mentions.</summary>
    public void Add(string interfaceName, ServiceSignatures signatures)
    {
        if (Declare(interfaceName) is { } service)
            service.Methods = signatures.Methods;
        foreach (JavaTypeShape type in signatures.Types)
        {
            if (_types.TryAdd(DottedName(type.Name), type) && Declare(type.Name) is { } declared)
                declared.Type = type;
        }
    }

    /// <summary>Writes a file for each class that is not nested.</summary>
    /// <param name="folder">An empty folder.</param>
    public void Write(string folder)
    {
        foreach ((string name, Declaration declared) in _files)
        {
            int end = Math.Max(name.LastIndexOf('.'), 0);
            string place = Path.Combine(folder, name[..end].Replace('.', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(place);
            var text = new StringBuilder();
            if (end > 0)
                text.Append("package ").Append(name, 0, end).Append(";\n");
            Append(text, name, declared, isNested: false);
            File.WriteAllText(Path.Combine(place, $"{name[(end + 1)..]}.java"), text.ToString());
        }
    }

    /// <summary>Returns the declaration of a class, or null if its name is not one of Java.</summary>
    private Declaration? Declare(string name)
    {
        string[] parts = DottedName(name).Split('.');
        if (!Array.TrueForAll(parts, IsName))
        {
            Omissions.Add(new ContractOmission(name, null, "The name is not one of Java."));
            return null;
        }

        // Java publishes the nested class Order$Line as Order.Line. Packages begin with a small letter.
        int top = name.IndexOf('$', StringComparison.Ordinal) is var nested and >= 0
            ? name.AsSpan(0, nested).Count('.')
            : Math.Min(Array.FindLastIndex(parts, part => !char.IsUpper(part[0])) + 1, parts.Length - 1);
        Declaration found = GetOrAdd(_files, string.Join('.', parts[..(top + 1)]));
        foreach (string part in parts[(top + 1)..])
            found = GetOrAdd(found.Nested, part);
        return found;
    }

    private void Append(StringBuilder text, string name, Declaration declared, bool isNested)
    {
        JavaTypeShape? type = declared.Type;
        text.Append("public ").Append(isNested ? "static " : "").Append(type?.IsAbstract == true ? "abstract " : "")
            .Append(declared.Methods is not null ? "interface " : type?.Constants is not null ? "enum " : "class ")
            .Append(name[(name.LastIndexOf('.') + 1)..]);
        if (type?.TypeParameters.Count > 0)
            text.Append('<').AppendJoin(", ", type.TypeParameters).Append('>');
        text.Append(declared.Methods is null ? " implements java.io.Serializable {\n" : " {\n");
        if (type?.Constants is { } constants)
            text.AppendJoin(", ", constants.Where(constant => IsMember(name, constant))).Append(";\n");
        foreach (JavaFieldShape field in type?.Fields.Where(field => IsMember(name, field.Name)) ?? [])
            text.Append("private ").Append(TypeText(field.Type, type!.TypeParameters)).Append(' ').Append(field.Name).Append(";\n");
        foreach (MethodSignature method in declared.Methods?.Where(method => IsMember(name, method.Name)) ?? [])
            Append(text, name, method);
        foreach ((string inner, Declaration nested) in declared.Nested)
            Append(text, inner, nested, isNested: true);
        text.Append("}\n");
    }

    private void Append(StringBuilder text, string service, MethodSignature method)
    {
        if (method.Result is null)
        {
            Omissions.Add(new ContractOmission(service, method.Name, "The provider does not tell the type of the result."));
            return;
        }

        IEnumerable<string> parameters = method.Parameters.Select((type, index) =>
            $"{TypeText(type, [])} {(method.ParameterNames?[index] is { } name && IsName(name) ? name : $"arg{index}")}");
        text.Append(TypeText(method.Result, [])).Append(' ').Append(method.Name)
            .Append('(').AppendJoin(", ", parameters).Append(");\n");
    }

    private bool IsMember(string type, string name)
    {
        if (IsName(name))
            return true;
        Omissions.Add(new ContractOmission(type, name, "The name is not one of Java."));
        return false;
    }

    // A type variable of a class is known as it is used only if the class names its type parameters.
    private string TypeText(JavaTypeName type, IReadOnlyList<string> variables)
    {
        string name = DottedName(type.Name);
        bool isClass = (name.Contains('.', StringComparison.Ordinal) || _types.ContainsKey(name)) && name.Split('.').All(IsName);
        if (!isClass && !variables.Contains(name) && !(type with { Dimensions = 0 }).IsPrimitive)
            name = JavaTypeName.ObjectClass;
        bool hasArguments = type.Arguments.Count > 0
            && (name.StartsWith("java.", StringComparison.Ordinal)
                || (_types.TryGetValue(name, out JavaTypeShape? shape) && shape.TypeParameters.Count == type.Arguments.Count));
        string arguments = hasArguments
            ? $"<{string.Join(", ", type.Arguments.Select(argument => TypeText(argument, variables)))}>"
            : "";
        return name + arguments + string.Concat(Enumerable.Repeat("[]", type.Dimensions));
    }

    private static string DottedName(string name) => name.Replace('$', '.');

    private static bool IsName(string text) =>
        JavaNames.IsIdentifier(text) && !text.Contains('$', StringComparison.Ordinal) && !JavaWords.IsReserved(text);

    private static Declaration GetOrAdd(SortedDictionary<string, Declaration> declarations, string name)
    {
        if (!declarations.TryGetValue(name, out Declaration? found))
            declarations[name] = found = new Declaration();
        return found;
    }

    private sealed class Declaration
    {
        public IReadOnlyList<MethodSignature>? Methods { get; set; }

        public JavaTypeShape? Type { get; set; }

        public SortedDictionary<string, Declaration> Nested { get; } = new(StringComparer.Ordinal);
    }
}
