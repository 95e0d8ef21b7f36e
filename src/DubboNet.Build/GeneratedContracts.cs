using DubboNet.Java;

namespace DubboNet.Build;

/// <summary>The contracts of all items of a project, and what was left out.</summary>
internal sealed class GeneratedContracts(ContractLog log)
{
    private readonly Dictionary<string, (ContractFile File, JavaContractItem Item)> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(JavaContractItem[] Items, ContractGeneration Generation)> _all = [];

    /// <summary>Gets the files of all items.</summary>
    public ContractTranslation Translation => new(
        [.. _files.Values.Select(one => Mark(one.File)).OrderBy(file => file.Path, StringComparer.Ordinal)],
        [.. _all.SelectMany(one => one.Generation.Translation.Omissions)]);

    /// <summary>Gets the jars and folders that were read.</summary>
    public IEnumerable<string> ClassPath => _all.SelectMany(one => one.Generation.ClassPath).Distinct();

    /// <summary>Gets what was left out, one part of a class or dependency in a line.</summary>
    public string Report
    {
        get
        {
            IEnumerable<string> lines = _all.SelectMany(one => one.Generation.Translation.Omissions).Select(part => part.ToString())
                .Concat(_all.SelectMany(one => one.Generation.Problems).Select(problem => $"{problem.Artifact}: {problem.Reason}"));
            return string.Concat(lines.DefaultIfEmpty("Nothing was left out.").Select(line => line + "\n"));
        }
    }

    /// <summary>Adds the contracts of items with the same options.</summary>
    public void Add(JavaContractItem[] items, ContractGeneration generation)
    {
        _all.Add((items, generation));
        foreach (ContractFile file in generation.Translation.Files)
        {
            if (_files.TryAdd(file.Path, (file, items[0])) || _files[file.Path].File.Text == file.Text)
                continue;
            log.Error(
                items[0],
                ContractLog.Unusable,
                $"{file.Path} is generated from JavaContract '{_files[file.Path].Item.Name}', too, with other options. State the same "
                    + "options for both, or another Namespace for one.");
        }
    }

    /// <summary>Logs what was left out. It is an error for items that are strict.</summary>
    public void LogReport(string reportFile)
    {
        foreach ((JavaContractItem[] items, ContractGeneration generation) in _all)
        {
            JavaContractItem? strict = Array.Find(items, item => item.IsStrict);
            IReadOnlyList<ContractOmission> omissions = generation.Translation.Omissions;
            if (strict is not null)
            {
                foreach (ContractOmission part in omissions)
                    log.Error(strict, ContractLog.Omitted, $"{part} Strict is set, so nothing may be left out.");
            }
            else if (omissions.Count > 0)
            {
                string parts = omissions.Count == 1 ? "1 part of a class has" : $"{omissions.Count} parts of classes have";
                log.Warning(
                    items[0],
                    ContractLog.Omitted,
                    $"{parts} no C# of the same meaning. This is the first: {omissions[0]} All are in '{reportFile}'.");
            }

            foreach (MavenProblem problem in generation.Problems)
                LogMissing(items, strict, problem);
        }
    }

    /// <summary>Gives a file the name by which analyzers know generated code. The rules of the user's project do not apply to it.</summary>
    private static ContractFile Mark(ContractFile file) => file with { Path = Path.ChangeExtension(file.Path, ".g.cs") };

    private void LogMissing(JavaContractItem[] items, JavaContractItem? strict, MavenProblem problem)
    {
        if (strict is not null)
            log.Error(strict, ContractLog.Missing, problem.Reason);
        else
            log.Warning(items[0], ContractLog.Missing, problem.Reason);
    }
}
