
namespace DubboNet.Testing;

/// <summary>Finds methods of contracts by the names that tests use.</summary>
internal static class ContractMethods
{
    private const string Suffix = "Async";

    /// <exception cref="ArgumentException">The contract does not have the method.</exception>
    public static string FindJavaName<TContract>(string method)
        where TContract : class, IDubboContract<TContract>
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        DubboService service = ContractService.Create(static TContract (_) => throw new NotSupportedException());
        string[] names = [.. service.Methods.Select(one => one.Name).Distinct()];
        // A contract names its Java methods in this way, unless an attribute says otherwise.
        string plain = method.EndsWith(Suffix, StringComparison.Ordinal) ? method[..^Suffix.Length] : method;
        string java = $"{char.ToLowerInvariant(plain[0])}{plain[1..]}";
        return Array.Find(names, name => name == method) ?? Array.Find(names, name => name == java) ?? throw new ArgumentException(
            $"{TContract.Service.Interface} does not have a method {method}. The contract has {string.Join(", ", names)}.", nameof(method));
    }
}
