namespace DubboNet.Tool;

/// <summary>Collects what is left out.</summary>
internal sealed class ExportReport
{
    private readonly HashSet<ExportOmission> _omissions = [];

    public void Add(ClrTypeDefinition type, string? member, string reason) =>
        _omissions.Add(new ExportOmission(type.Display, member, reason));

    /// <summary>Runs a part of the export. If Java cannot have it, it is left out.</summary>
    public void Try(ClrTypeDefinition type, string? member, Action part)
    {
        try
        {
            part();
        }
        catch (ExportObstacleException e)
        {
            Add(type, member, e.Message);
        }
    }

    public IReadOnlyList<ExportOmission> Sorted() =>
    [
        .. _omissions.OrderBy(omission => omission.Type, StringComparer.Ordinal)
            .ThenBy(omission => omission.Member, StringComparer.Ordinal)
            .ThenBy(omission => omission.Reason, StringComparer.Ordinal),
    ];
}
