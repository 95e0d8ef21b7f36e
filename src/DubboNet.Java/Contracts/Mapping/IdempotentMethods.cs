namespace DubboNet.Java;

/// <summary>Finds the methods that patterns name as idempotent.</summary>
/// <param name="patterns">The patterns, such as <c>com.acme.stock.Inventory.find*</c>.</param>
internal sealed class IdempotentMethods(IReadOnlyList<string> patterns)
{
    private readonly (string Text, ClassPattern Pattern)[] _patterns = [.. patterns.Select(text => (text, new ClassPattern(text)))];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Gets the patterns that no method has matched.</summary>
    public IEnumerable<ContractOmission> Unused =>
        from pattern in _patterns
        where !_used.Contains(pattern.Text)
        select new ContractOmission(
            pattern.Text, null, "No method of a contract matches this pattern of idempotent methods. Correct it, or remove it.");

    /// <summary>Returns whether a method of a service is idempotent.</summary>
    public bool Contains(JavaClassSymbol service, JavaMethodSymbol method)
    {
        string name = $"{service.Name}.{method.Name}";
        string[] matches = [.. _patterns.Where(pattern => pattern.Pattern.IsMatch(name)).Select(pattern => pattern.Text)];
        _used.UnionWith(matches);
        return matches.Length > 0;
    }
}
