namespace DubboNet.Nacos;

/// <summary>Identifies a text of the configuration.</summary>
internal readonly record struct ConfigKey
{
    /// <param name="dataId">The id. Nacos does not allow <c>$</c>, which Java replaces in the same way.</param>
    /// <param name="group">The group.</param>
    public ConfigKey(string dataId, string group) =>
        (DataId, Group) = (dataId.Replace("$", "___", StringComparison.Ordinal), group.Replace("$", "___", StringComparison.Ordinal));

    public string DataId { get; }

    public string Group { get; }

    public override string ToString() => $"configuration {DataId} of group {Group}";
}
