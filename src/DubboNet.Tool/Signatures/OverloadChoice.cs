using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Chooses the method that a command line means.</summary>
/// <param name="service">The service, for messages.</param>
/// <param name="signatures">Its methods.</param>
internal sealed class OverloadChoice(ServiceKey service, ServiceSignatures signatures)
{
    /// <summary>Returns the method with a name that fits the arguments.</summary>
    /// <param name="name">The name of the method.</param>
    /// <param name="arguments">The arguments as JSON.</param>
    /// <param name="types">The types that the user stated, or null.</param>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public MethodSignature Choose(string name, IReadOnlyList<JsonElement> arguments, IReadOnlyList<string>? types)
    {
        MethodSignature[] named = [.. signatures.Methods.Where(method => method.Name == name)];
        if (named.Length == 0)
            throw Unknown(name);
        if (types is not null)
            return ChooseByTypes(name, named, types);
        MethodSignature[] counted = [.. named.Where(method => method.Parameters.Count == arguments.Count)];
        if (counted.Length == 0)
        {
            throw new ToolException(
                ExitCode.Usage, $"{name} of {service} cannot be called with {Count(arguments.Count)}. Pass those of {Candidates(named)}");
        }

        if (counted.Length == 1)
            return counted[0];
        MethodSignature[] fitting = [.. counted.Where(method => ArgumentFit.Fits(method, arguments, signatures.FindType))];
        return fitting.Length == 1
            ? fitting[0]
            : throw new ToolException(
                ExitCode.Usage,
                $"{name} of {service} is ambiguous for these arguments. State the types with --types, such as "
                + $"--types '{string.Join(',', counted[0].ParameterTypes)}'. The candidates are {Candidates(counted)}");
    }

    private static MethodSignature ChooseByTypes(string name, MethodSignature[] named, IReadOnlyList<string> types) =>
        Array.Find(named, method => IsOfTypes(method, types)) ?? throw new ToolException(
            ExitCode.Usage, $"No {name} has the parameters ({string.Join(", ", types)}). The candidates are {Candidates(named)}");

    private static bool IsOfTypes(MethodSignature method, IReadOnlyList<string> types) =>
        method.Parameters.Count == types.Count
        && method.Parameters.Zip(types).All(pair => pair.First.Erasure == pair.Second || WithoutPackage(pair.First) == pair.Second);

    private static string WithoutPackage(JavaTypeName type) => JavaTypeName.Parse(type.Erasure).Simple;

    private static string Candidates(IEnumerable<MethodSignature> methods) =>
        string.Concat(methods.Select(method => $"\n  {method}"));

    private static string Count(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private ToolException Unknown(string name) => new(
        ExitCode.Rejected, $"{service} has no method {name}. {NameHint.Create(name, signatures.Methods.Select(method => method.Name))}");
}
